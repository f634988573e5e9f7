import { annotationRoutes } from '@workback/contracts/annotation/annotation.routes';
import type { Annotation } from '@workback/contracts/annotation/annotation.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useAnnotationStep } from './api/annotations.queries.js';

/** What an annotation can bear on, the usual one first. */
export interface AnnotationPlace {
  readonly name: string;
  readonly kpiId: string | null;
  readonly initiativeId: string | null;
}

interface AnnotationDialogProps {
  /** Null for a new one. */
  readonly annotation: Annotation | null;
  readonly places: readonly AnnotationPlace[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Notes what happened on a day or over days, or changes what was noted. */
export function AnnotationDialog({ open, onClose, annotation, places }: AnnotationDialogProps): ReactElement {
  return (
    <Dialog title={annotation ? 'Change the annotation' : 'Annotate the charts'} open={open} onClose={onClose}>
      <AnnotationForm annotation={annotation} places={places} onDone={onClose} />
    </Dialog>
  );
}

interface FormProps extends Pick<AnnotationDialogProps, 'annotation' | 'places'> {
  readonly onDone: () => void;
}

function AnnotationForm({ annotation, places, onDone }: FormProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const [from, setFrom] = useState(annotation?.from ?? '');
  const [to, setTo] = useState(annotation?.to ?? '');
  const [text, setText] = useState(annotation?.text ?? '');
  const [place, setPlace] = useState('0');
  const one = { params: { workspaceId, annotationId: annotation?.id ?? '' } };
  const save = useAnnotationStep(
    workspaceId,
    () => {
      const words = { from, to: to === '' ? null : to, text };
      if (annotation !== null) {
        return call(annotationRoutes.update, { ...one, ifMatch: annotation.version ?? 0, body: words });
      }
      const { kpiId = null, initiativeId = null } = places[Number(place)] ?? {};
      return call(annotationRoutes.create, { params: { workspaceId }, body: { ...words, kpiId, initiativeId } });
    },
    onDone,
  );
  const remove = useAnnotationStep(workspaceId, () => call(annotationRoutes.remove, one), onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="What happened"
        required
        maxLength={300}
        value={text}
        onChange={setText}
        error={fieldError(save.error, 'text')}
      />
      <div className="cols">
        <TextField
          label="On"
          type="date"
          required
          value={from}
          onChange={setFrom}
          error={fieldError(save.error, 'from')}
        />
        <TextField
          label="Until, if it took longer"
          type="date"
          min={from}
          value={to}
          onChange={setTo}
          error={fieldError(save.error, 'to')}
        />
      </div>
      {annotation === null ? (
        <ChoiceField
          label="Shown on"
          value={place}
          choices={places.map(({ name }, at) => [String(at), name] as const)}
          onChange={setPlace}
        />
      ) : (
        <p className="sm mu">
          {annotation.scope.kind === 'workspace'
            ? 'Shown on every chart of the workspace.'
            : `Shown on the charts of ${annotation.scope.name}.`}{' '}
          What it said before stays in the record.
        </p>
      )}
      <FormProblem error={save.error ?? remove.error} shown={['text', 'from', 'to']} />
      <div className="actions">
        {annotation === null ? null : (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
            Remove annotation
          </Button>
        )}
        <Button look="primary" type="submit" busy={save.isPending}>
          {annotation === null ? 'Add annotation' : 'Save annotation'}
        </Button>
      </div>
    </form>
  );
}
