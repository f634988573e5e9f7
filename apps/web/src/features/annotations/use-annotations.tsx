import { useQuery } from '@tanstack/react-query';
import type { Annotation } from '@workback/contracts/annotation/annotation.schemas';
import type { ChartAnnotation } from '@workback/ui/prepare/chart-annotations';
import { type ReactElement, type ReactNode, useCallback, useMemo, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { WorkspaceLink } from '../../app/workspace-link.js';
import { momentWords } from '../prfaqs/moment-words.js';
import { type AnnotatedSubject, annotationsQuery } from './api/annotations.queries.js';
import { AnnotationDialog, type AnnotationPlace } from './annotation-dialog.js';

/** What a chart needs to show what happened, and to let people note it. */
export interface ChartAnnotating {
  readonly annotations: readonly ChartAnnotation[];
  /** Who noted it, where it comes from, and the way to change it. */
  readonly about: (annotation: ChartAnnotation) => ReactNode;
  /** Opens the dialog for a new one; null for who may not write any. */
  readonly add: (() => void) | null;
  readonly dialog: ReactElement;
}

const NONE: readonly Annotation[] = [];

/** Annotations for the charts of a KPI or an initiative: hand `annotations` and `about` to the chart, show `dialog`. */
export function useAnnotations(subject: AnnotatedSubject, places: readonly AnnotationPlace[] = []): ChartAnnotating {
  const { id: workspaceId, can } = useWorkspace();
  const annotations = useQuery(annotationsQuery(workspaceId, subject)).data?.annotations ?? NONE;
  const [open, setOpen] = useState<Annotation | 'new' | null>(null);
  const mayWrite = can('annotation.write');
  const byId = useMemo(() => new Map(annotations.map((each) => [each.id, each])), [annotations]);
  const about = useCallback(
    ({ id }: ChartAnnotation): ReactNode => {
      const annotation = byId.get(id);
      return annotation ? <About annotation={annotation} onEdit={mayWrite ? setOpen : null} /> : null;
    },
    [byId, mayWrite],
  );
  return {
    annotations,
    about,
    add: mayWrite ? () => setOpen('new') : null,
    dialog: (
      <AnnotationDialog
        annotation={open === 'new' ? null : open}
        places={places}
        open={open !== null}
        onClose={() => setOpen(null)}
      />
    ),
  };
}

interface AboutProps {
  readonly annotation: Annotation;
  readonly onEdit: ((annotation: Annotation) => void) | null;
}

function About({ annotation, onEdit }: AboutProps): ReactElement {
  const { scope, link, by, at, program, edited, version, text } = annotation;
  const who = by?.name ?? 'somebody who left';
  return (
    <span className="sm mu">
      {' · '}
      {version === null
        ? who
        : `${program === null ? 'noted' : `sent by “${program}” of`} ${program === null ? 'by ' : ''}${who}`}
      {version === null ? '' : `, ${momentWords(at)}`}
      {edited ? ` · changed by ${edited.by?.name ?? 'somebody who left'}, ${momentWords(edited.at)}` : ''}
      {scope.kind === 'workspace'
        ? ' · on every chart'
        : scope.kind === 'initiative' && version !== null
          ? ` · ${scope.name}`
          : ''}
      {link === null ? null : (
        <>
          {' · '}
          <WorkspaceLink path={link}>See</WorkspaceLink>
        </>
      )}
      {version !== null && onEdit ? (
        <>
          {' · '}
          <button type="button" className="linkbtn" aria-label={`Change: ${text}`} onClick={() => onEdit(annotation)}>
            Change
          </button>
        </>
      ) : null}
    </span>
  );
}
