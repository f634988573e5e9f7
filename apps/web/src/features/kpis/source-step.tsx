import { useQuery } from '@tanstack/react-query';
import type { Source } from '@workback/contracts/source/source.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { sourcesQuery } from '../sources/api/sources.queries.js';
import { SettingFields } from '../sources/setting-fields.js';
import { isPulled, sourceKinds } from '../sources/source-kinds.js';
import type { KpiDraft } from './kpi-draft.js';
import { questionFields } from './question-fields.js';

interface SourceStepProps {
  readonly draft: KpiDraft;
  readonly source: Source | undefined;
  readonly onChange: (change: Partial<KpiDraft>) => void;
  readonly onNewSource: () => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** Where the numbers come from and what is asked. */
export function SourceStep({ draft, source, onChange, onNewSource, errorOf }: SourceStepProps): ReactElement {
  const { id, can } = useWorkspace();
  const sources = useQuery(sourcesQuery(id));
  const choices = (sources.data?.sources ?? []).map(
    ({ id: value, name, connector }) =>
      [
        value,
        name.includes(sourceKinds[connector].title) ? name : `${name} (${sourceKinds[connector].title})`,
      ] as const,
  );
  return (
    <>
      <ChoiceField
        label="Source"
        value={draft.sourceId}
        none="No source yet"
        choices={choices}
        onChange={(sourceId) => onChange({ sourceId })}
        error={errorOf('sourceId')}
        hint={source ? sourceKinds[source.connector].hint : 'Without a source the KPI does not count yet.'}
      />
      {can('source.manage') ? (
        <div className="row">
          <Button onClick={onNewSource}>Connect a new source</Button>
        </div>
      ) : null}
      {source ? (
        <SettingFields
          fields={questionFields[source.connector]}
          draft={draft.questions[source.connector] ?? {}}
          onChange={(changed) => onChange({ questions: { ...draft.questions, [source.connector]: changed } })}
          errorOf={(path) => errorOf(`query.${path}`)}
        />
      ) : null}
      {source && !isPulled(source.connector) ? (
        <Notice>
          {source.connector === 'push'
            ? 'A program sends the numbers. After saving, the KPI’s page shows the command to send them.'
            : 'People type the numbers. After saving, use “Type a number” on the KPI’s page.'}
        </Notice>
      ) : null}
    </>
  );
}
