/** Which column of another tool's file says what of a milestone. */
import type { ImportedTable, ImportForm } from './imported-table.js';

/** What a column can say. */
export const IMPORT_FIELDS = [
  'outcome',
  'key',
  'owner',
  'team',
  'estimate',
  'optimistic',
  'pessimistic',
  'notBefore',
  'notAfter',
  'startedOn',
  'finishedOn',
  'state',
  'notes',
  'deliverables',
  'waitsFor',
  'blocks',
  'promises',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The columns of each field, by their places from 0; `waitsFor` and `blocks` may have several. */
export type ColumnMapping = Readonly<Partial<Record<ImportField, readonly number[]>>>;

/** What a bare number in the column of estimates counts. */
export const ESTIMATE_UNITS = ['days', 'hours', 'seconds', 'weeks'] as const;
export type EstimateUnit = (typeof ESTIMATE_UNITS)[number];

type Names = Partial<Record<ImportField, readonly string[]>>;

const usual: Names = {
  outcome: [
    'outcome',
    'title',
    'summary',
    'name',
    'task',
    'task name',
    'milestone',
    'subject',
    'titel',
    'vorgangsname',
    'nom',
    'título',
  ],
  key: ['milestone', 'key', 'id', 'number', 'no', 'wbs', '#'],
  owner: ['owner', 'assignee', 'assignees', 'responsible', 'assigned to', 'lead', 'verantwortlich'],
  team: ['team', 'component', 'squad', 'area', 'group'],
  estimate: ['estimate days', 'estimatedays', 'estimate', 'duration', 'days', 'effort', 'dauer', 'durée', 'duración'],
  optimistic: ['optimistic days', 'optimistic'],
  pessimistic: ['pessimistic days', 'pessimistic'],
  notBefore: ['not before', 'notbefore', 'start date', 'start', 'begin'],
  notAfter: ['not after', 'notafter', 'due date', 'due', 'deadline', 'end date', 'finish', 'end'],
  startedOn: ['started on', 'startedon', 'actual start'],
  finishedOn: ['finished on', 'finishedon', 'closed', 'closed at', 'resolved', 'completed', 'actual finish'],
  state: ['state', 'status'],
  notes: ['notes', 'description', 'body', 'comment'],
  deliverables: ['deliverables', 'checklist'],
  waitsFor: ['waits for', 'predecessors', 'depends on', 'blocked by', 'dependencies', 'vorgänger'],
  blocks: ['blocks', 'successors', 'nachfolger'],
  promises: ['promises', 'serves', 'promise'],
};

const byForm: Readonly<Record<ImportForm, Names>> = {
  table: {},
  workback: { outcome: ['outcome'], key: ['milestone', 'number'] },
  github: {
    outcome: ['title'],
    key: ['number'],
    owner: ['assignee', 'assignees'],
    finishedOn: ['closed_at', 'closedat', 'closed at'],
    startedOn: [],
    notAfter: ['milestone.due_on', 'milestone.dueon'],
    notes: ['body'],
    team: [],
  },
  jira: {
    outcome: ['summary', 'fields.summary'],
    key: ['issue key', 'key'],
    owner: ['assignee', 'fields.assignee'],
    estimate: ['original estimate', 'fields.timeoriginalestimate', 'σ original estimate'],
    notBefore: ['start date', 'custom field (start date)', 'fields.startdate'],
    notAfter: ['due date', 'fields.duedate'],
    finishedOn: ['resolved', 'fields.resolutiondate'],
    state: ['status', 'fields.status'],
    notes: ['description', 'fields.description'],
    waitsFor: ['inward issue link (blocks)', 'inward issue link (blocker)'],
    blocks: ['outward issue link (blocks)', 'outward issue link (blocker)'],
    team: ['component/s', 'components', 'fields.components'],
  },
};

const several: readonly ImportField[] = ['waitsFor', 'blocks', 'deliverables'];

/** The mapping that a table's own names suggest; a column says one thing. */
export function suggestMapping({ form, columns }: ImportedTable): ColumnMapping {
  const names = columns.map((name) => name.toLowerCase().replace(/\s+/g, ' ').trim());
  const taken = new Set<number>();
  const mapping: Partial<Record<ImportField, readonly number[]>> = {};
  for (const field of IMPORT_FIELDS) {
    const wanted = byForm[form][field] ?? usual[field] ?? [];
    const places = wanted.flatMap((name) => names.flatMap((own, at) => (own === name && !taken.has(at) ? [at] : [])));
    const chosen = several.includes(field) ? places : places.slice(0, 1);
    if (chosen.length === 0) continue;
    for (const at of chosen) taken.add(at);
    mapping[field] = chosen;
  }
  return mapping;
}

/** What a bare number of estimates counts in a form: Jira writes seconds. */
export function suggestUnit(form: ImportForm): EstimateUnit {
  return form === 'jira' ? 'seconds' : 'days';
}
