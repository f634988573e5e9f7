import type { ReactElement } from 'react';

/** The names of the columns beside a timeline; those that need room only when there is some. */
export function MilestoneColumns({ wide }: { readonly wide: boolean }): ReactElement {
  return (
    <>
      <span role="columnheader">
        <span className="vh">Number</span>
      </span>
      <span role="columnheader">Milestone</span>
      {wide ? (
        <span role="columnheader" className="num">
          Start by
        </span>
      ) : null}
      <span role="columnheader" className="num">
        Float
      </span>
    </>
  );
}
