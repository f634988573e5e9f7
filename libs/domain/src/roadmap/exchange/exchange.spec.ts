import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvText, withoutApostrophe } from '../../table/csv-text.js';
import type { PlanDependency } from '../plan.js';
import type { PlannedMilestone } from '../plan-content.js';
import { suggestMapping, suggestUnit } from './column-mapping.js';
import { EXPORT_COLUMNS, exportRows } from './export-rows.js';
import { importOperations, type ImportWorld } from './import-operations.js';
import { type ImportedTable, tableFromJson, tableFromRecords } from './imported-table.js';
import { readDays, readMilestones } from './read-milestones.js';

const tableOf = (result: ReturnType<typeof tableFromRecords>): ImportedTable => {
  if (!result.ok) throw new Error(result.reason);
  return result.table;
};
const read = (table: ImportedTable) =>
  readMilestones(table, {
    mapping: suggestMapping(table),
    estimateUnit: suggestUnit(table.form),
    dates: 'dmy',
    defaultDays: 5,
  });
const nobody: ImportWorld = { members: [], promises: [], existing: [], idOf: (index) => `new-${index}` };

describe('A file of milestones', () => {
  it('from GitHub as JSON: assignees, task lists, blockers in the text, closed ones as finished', () => {
    const table = tableOf(
      tableFromJson([
        {
          number: 12,
          title: 'Handset scans without a label',
          state: 'OPEN',
          url: 'https://github.example/12',
          assignees: [{ login: 'ines', name: 'Ines Calder' }],
          body: 'Blocked by #7 and #9.\n\n- [x] camera\n- [ ] light',
          milestone: { title: 'Spring', dueOn: '2027-01-15T00:00:00Z' },
          closedAt: null,
        },
        {
          number: 7,
          title: 'Camera library chosen',
          state: 'CLOSED',
          url: 'x',
          assignees: [],
          body: '',
          closedAt: '2026-10-02T09:00:00Z',
        },
      ]),
    );
    expect(table.form).toBe('github');
    const { milestones } = read(table);
    expect(milestones[0]).toMatchObject({
      key: '12',
      outcome: 'Handset scans without a label',
      owner: 'Ines Calder',
      notAfter: '2027-01-15',
      estimateDays: 5,
      finishedOn: null,
      waitsFor: [{ key: '7' }, { key: '9' }],
      deliverables: [
        { text: 'camera', done: true },
        { text: 'light', done: false },
      ],
    });
    expect(milestones[1]).toMatchObject({ startedOn: '2026-10-02', finishedOn: '2026-10-02' });
    const planned = importOperations(milestones, {
      ...nobody,
      members: [{ id: 'u1', name: 'Ines Calder', email: 'ines@larkspur.example' }],
    });
    expect(planned.operations).toContainEqual({
      op: 'link',
      predecessorId: 'new-1',
      successorId: 'new-0',
      type: 'FS',
      lagDays: 0,
    });
    expect(planned.operations[0]).toMatchObject({ op: 'create', ownerId: 'u1' });
    expect(planned.remarks.map(({ message }) => message)).toContain('“9” is no key in this file.');
  });

  it('from Jira as CSV: estimates in seconds, repeated link columns, its own dates', () => {
    const table = tableOf(
      tableFromRecords([
        [
          'Summary',
          'Issue key',
          'Assignee',
          'Original estimate',
          'Due date',
          'Status',
          'Resolved',
          'Inward issue link (Blocks)',
          'Inward issue link (Blocks)',
          'Outward issue link (Blocks)',
        ],
        ['Depots sign', 'DR-1', 'jonas', '144000', '12/Jan/27 12:00 AM', 'In Progress', '', '', '', 'DR-3'],
        ['Crates in vans', 'DR-2', '', '', '', 'Done', '03/Nov/26 4:15 PM', '', '', ''],
        ['Round absorbs the stop', 'DR-3', 'tomasz', '28800', '', 'To Do', '', 'DR-1', 'DR-2', ''],
      ]),
    );
    expect(table.form).toBe('jira');
    const { milestones, remarks } = read(table);
    expect(milestones.map(({ estimateDays }) => estimateDays)).toEqual([5, 5, 1]);
    expect(milestones[0]).toMatchObject({ notAfter: '2027-01-12', blocks: [{ key: 'DR-3' }] });
    expect(milestones[1]).toMatchObject({ finishedOn: '2026-11-03' });
    expect(remarks).toEqual([]);
    const links = importOperations(milestones, nobody).operations.filter(({ op }) => op === 'link');
    // DR-1 blocks DR-3 is said from both ends and is one dependency.
    expect(links).toHaveLength(2);
  });

  it('from any sheet: names in other languages, units, dates, and what cannot be read named by its row', () => {
    const table = tableOf(
      tableFromRecords([
        ['Vorgangsname', 'Verantwortlich', 'Dauer', 'Start date', 'Vorgänger'],
        ['Konzept steht', 'Maren Holt', '2 Wochen', '01.02.2027', ''],
        ['', '', '', '', ''],
        ['Probe läuft', '', 'bald', '31.02.2027', '1EA+2d'],
        ['', 'Maren Holt', '3', '', ''],
      ]),
    );
    const { milestones, remarks } = read(table);
    expect(milestones[0]).toMatchObject({ outcome: 'Konzept steht', estimateDays: 10, notBefore: '2027-02-01' });
    expect(remarks).toEqual([
      { row: 3, message: 'Estimate: “bald” is no number of days.' },
      { row: 3, message: 'Not before: “31.02.2027” is no date.' },
      { row: 4, message: 'There is no outcome, so this row is left out.' },
    ]);
  });

  it.each([
    ['3', 'days', 3],
    ['3d', 'hours', 3],
    ['2w', 'days', 10],
    ['16h', 'days', 2],
    ['1.5 days', 'days', 2],
    ['1,5 Tage', 'days', 2],
    ['28800', 'seconds', 1],
    ['0', 'days', 0],
    ['-1', 'days', null],
    ['soon', 'days', null],
    ['99999', 'days', null],
  ] as const)('%j in %s is %j days', (text, unit, days) => expect(readDays(text, unit)).toBe(days));

  it('does nothing twice, and leaves out what would close a ring', () => {
    const table = tableOf(
      tableFromRecords([
        ['Outcome', 'Milestone', 'Estimate days', 'Waits for'],
        ['One', 'M1', '1', 'M3'],
        ['Two', 'M2', '1', 'M1'],
        ['Three', 'M3', '1', 'M2SS-1d'],
        ['two ', 'M4', '1', ''],
      ]),
    );
    const { milestones } = read(table);
    const existing = [{ id: 'old', number: 1, outcome: 'ONE' }];
    const planned = importOperations(milestones, { ...nobody, existing });
    expect(planned.skipped).toEqual([1, 4]);
    expect(planned.operations.filter(({ op }) => op === 'create')).toHaveLength(2);
    expect(planned.remarks.map(({ message }) => message)).toContainEqual(expect.stringContaining('closes a ring'));
  });

  it.each([
    [tableFromRecords([]), 'empty'],
    [tableFromRecords([['a']]), 'no rows'],
    [tableFromJson({ a: 1 }), 'no list'],
    [tableFromJson([]), 'empty'],
    [tableFromJson([1, 2]), 'no list'],
    [tableFromRecords([['a'], ...Array.from({ length: 2_001 }, () => ['x'])]), 'at most'],
  ])('is refused in a sentence', (result, words) => {
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });

  it('that was exported comes back as the same plan', () => {
    const date = fc.constantFrom(null, '2026-11-02', '2027-02-28');
    const milestone = fc.record({
      outcome: fc.stringMatching(/^[A-Za-z=+@"',;äß-][A-Za-z0-9 ,"';=+äß-]{0,30}[a-z]$/),
      team: fc.constantFrom('', 'Rounds', '=SUM(1)'),
      notes: fc.constantFrom('', 'Line one\nline two, with "quotes"', '-5 degrees'),
      estimateDays: fc.integer({ min: 0, max: 300 }),
      ranged: fc.boolean(),
      notBefore: date,
      notAfter: date,
      promised: fc.boolean(),
      done: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(milestone, {
          selector: ({ outcome }) => outcome.toLowerCase().replace(/\s+/g, ' ').trim(),
          maxLength: 8,
        }),
        fc.infiniteStream(fc.nat()),
        (made, chance) => {
          const milestones = made.map(({ ranged, promised, done, ...rest }, at): PlannedMilestone => ({
            ...rest,
            outcome: rest.outcome.replace(/\s+/g, ' '),
            id: `id-${at}`,
            number: at + 3,
            ownerId: null,
            estimateRange: ranged ? { optimisticDays: 0, pessimisticDays: rest.estimateDays + 1 } : null,
            startedOn: done ? '2026-10-01' : null,
            finishedOn: done ? '2026-10-09' : null,
            startOn: null,
            finishOn: null,
            deliverables: [{ id: 'd1', text: '- risky = text', done }],
            promiseIds: promised ? ['p7'] : [],
          }));
          const pick = (below: number): number => (chance.next().value as number) % below;
          const dependencies = milestones.slice(1).map((_, at): PlanDependency => ({
            predecessorId: `id-${pick(at + 1)}`,
            successorId: `id-${at + 1}`,
            type: (['FS', 'SS', 'FF', 'SF'] as const)[pick(4)]!,
            lagDays: pick(9) - 4,
          }));
          if (milestones.length === 0) return;
          const rows = exportRows({
            milestones,
            dependencies,
            ownerName: () => '',
            promiseLabel: () => 'P7',
            dates: () => ({ startBy: '', finishBy: '', float: '' }),
          });
          // Through the text of a cell and back, as a file would go.
          const cells = rows.map((row) => row.map((cell) => withoutApostrophe(uncell(csvText([[cell]])))));
          const { milestones: found } = read(tableOf(tableFromRecords([[...EXPORT_COLUMNS], ...cells])));
          const planned = importOperations(found, {
            ...nobody,
            promises: [{ id: 'p7', number: 7 }],
            idOf: (at) => `id-${at}`,
          });
          expect(planned.remarks).toEqual([]);
          expect(planned.operations.filter(({ op }) => op === 'create')).toEqual(
            milestones.map(({ id, number: _, startOn: _s, finishOn: _f, ...rest }) => ({
              op: 'create',
              milestoneId: id,
              ...rest,
              notes: rest.notes.trim(),
            })),
          );
          expect(planned.operations.filter(({ op }) => op === 'link')).toEqual(
            dependencies.map((link) => ({ op: 'link', ...link })),
          );
        },
      ),
    );
  });
});

function uncell(line: string): string {
  const cell = line.slice(0, -2);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
