import { useQuery } from '@tanstack/react-query';
import type { Member } from '@workback/contracts/member/member.schemas';
import type { Person } from '@workback/contracts/platform/fields';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { membersQuery } from '../workspaces/api/members.queries.js';
import { PersonCombobox, type PersonFieldProps } from './person-combobox.js';

interface PickerProps extends PersonFieldProps {
  /** Words of the empty field, for example "Nobody yet". */
  readonly placeholder?: string;
  /** Who may be chosen; every member of the workspace unless told. */
  readonly among?: (member: Member) => boolean;
  /** People who may be chosen already without being members any more, by name. */
  readonly former?: readonly Person[];
}

interface PersonPickerProps extends PickerProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Chooses one person of the workspace, or nobody. */
export function PersonPicker({ value, onChange, ...rest }: PersonPickerProps): ReactElement {
  const field = usePeople(rest, value === null ? [] : [value]);
  return <PersonCombobox {...field} single onAdd={onChange} onRemove={() => onChange(null)} />;
}

interface PeoplePickerProps extends PickerProps {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Chooses any number of people of the workspace. */
export function PeoplePicker({ value, onChange, ...rest }: PeoplePickerProps): ReactElement {
  const field = usePeople(rest, value);
  return (
    <PersonCombobox
      {...field}
      single={false}
      onAdd={(id) => onChange([...value, id])}
      onRemove={(id) => onChange(value.filter((one) => one !== id))}
    />
  );
}

function usePeople({ among, former = [], error, ...field }: PickerProps, value: readonly string[]) {
  const { id } = useWorkspace();
  const members = useQuery(membersQuery(id));
  const everybody = members.data?.members ?? [];
  const nameOf = (wanted: string): string =>
    [...everybody, ...former].find((one) => one.id === wanted)?.name ?? (members.isPending ? '…' : 'Somebody who left');
  return {
    ...field,
    error: error ?? (members.isError ? `The people could not be loaded. ${sentenceOf(members.error)}` : undefined),
    people: among ? everybody.filter(among) : everybody,
    chosen: value.map((wanted) => ({ id: wanted, name: nameOf(wanted) })),
  };
}
