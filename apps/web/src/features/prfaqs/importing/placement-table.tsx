import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { linesWords, type PlacedPiece } from './placement-words.js';

/** Rows that are drawn at once; a long document has thousands. */
const SHOWN = 150;

/** Pieces of the source beside where they went. */
export function PlacementTable({ pieces }: { pieces: readonly PlacedPiece[] }): ReactElement {
  const [all, setAll] = useState(false);
  const shown = all ? pieces : pieces.slice(0, SHOWN);
  return (
    <>
      <table className="cards labelled placements">
        <caption className="vh">Pieces of the source and where they go</caption>
        <thead>
          <tr>
            <th scope="col">In the source</th>
            <th scope="col">Goes to</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ lines, text, where, why, kind }) => (
            <tr key={`${kind} ${lines.join('-')} ${where} ${text.slice(0, 80)}`}>
              <td className="whole">
                <p className="sm mu">{linesWords(lines)}</p>
                <p className="piece">{text}</p>
              </td>
              <td data-l="Goes to">{kind === 'left' ? <span className="rk">{where}</span> : where}</td>
              <td data-l="Why" className="sm mu">
                {why}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < pieces.length ? (
        <Button onClick={() => setAll(true)}>Show all {pieces.length.toLocaleString('en-GB')} pieces</Button>
      ) : null}
    </>
  );
}
