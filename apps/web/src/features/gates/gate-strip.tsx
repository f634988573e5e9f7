import './gates.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CanvasGate } from '@workback/ui/prepare/canvas-gates';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useMemo } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { gatesQuery } from './api/gates.queries.js';
import { gateDateWords, gateStatus } from './gate-words.js';

/** The gates as a timeline marks them; those without a date are left out. */
export function useCanvasGates(initiativeId: string): readonly CanvasGate[] {
  const workspace = useWorkspace();
  const gates = useQuery(gatesQuery(workspace.id, initiativeId)).data?.gates;
  return useMemo(
    () =>
      gates?.flatMap(({ key, name, on, ...gate }) =>
        on === null
          ? []
          : [
              {
                id: key,
                name,
                on,
                passed: gate.onBecause === 'passed',
                open: gate.open.length > 0,
                words: `${name}, ${gateDateWords({ on, ...gate })}, ${gateStatus(gate).label}`,
              },
            ],
      ) ?? [],
    [gates],
  );
}

/** The gates beside a plan in words, each leading to its checklist. */
export function GateStrip({ initiativeId }: { readonly initiativeId: string }): ReactElement | null {
  const workspace = useWorkspace();
  const gates = useQuery(gatesQuery(workspace.id, initiativeId)).data?.gates;
  if (!gates) return null;
  return (
    <ul className="gatestrip" aria-label="Gates">
      {gates.map((gate) => (
        <li key={gate.key}>
          <Link
            to="/w/$workspaceSlug/initiatives/$initiativeId"
            params={{ workspaceSlug: workspace.slug, initiativeId }}
            hash="gates"
          >
            {gate.name}
          </Link>
          <StatusMark {...gateStatus(gate)} />
          <span className="mu">{gateDateWords(gate)}</span>
        </li>
      ))}
    </ul>
  );
}
