import type { GateFactWire, GateItemWire, Gates, LaunchRecord } from '@workback/contracts/gate/gate.schemas';
import { GATE_WORDS, nextGate } from '@workback/domain/gate/gate';
import type { GateFact, GateFactPlace } from '@workback/domain/gate/gate-facts';
import type { LaunchRow } from '../launch/launch.repository.js';
import type { ReadGateItem, ReadGates } from './gate-reader.js';

const MOST_NAMES = 20;

/** The gates of an initiative as they cross the wire. */
export function toGates({ facts, gates, launches }: ReadGates): Gates {
  return {
    gates: gates.map((gate) => ({
      key: gate.key,
      name: GATE_WORDS[gate.key].name,
      state: gate.state,
      on: gate.on,
      onBecause: gate.onBecause,
      facts: gate.facts.map((fact) => toFact(fact, facts.id)),
      items: gate.items.map(toItem),
      open: [...gate.open],
    })),
    next: nextGate(gates)?.key ?? null,
    launches: launches.map(toLaunch),
  };
}

function toFact({ key, sentence, met, missing, place }: GateFact, initiativeId: string): GateFactWire {
  return {
    key,
    sentence,
    met,
    missing: missing.slice(0, MOST_NAMES),
    missingCount: missing.length,
    link: linkTo(place, initiativeId),
  };
}

/** An address below the workspace's. */
function linkTo(place: GateFactPlace, initiativeId: string): string {
  const initiative = `/initiatives/${initiativeId}`;
  switch (place) {
    case 'initiative':
      return initiative;
    case 'kpis':
      return '/kpis';
    default:
      return `${initiative}/${place}`;
  }
}

function toItem({ id, title, owner, fromTemplate, state, note, by, settledAt, version }: ReadGateItem): GateItemWire {
  return { id, title, owner, fromTemplate, state, note, by, at: settledAt?.toISOString() ?? null, version };
}

function toLaunch(row: LaunchRow): LaunchRecord {
  const { id, launchedOn, declaredBy, declaredAt, exception, open, cancelledAt, cancelledBy, cancelledReason } = row;
  return {
    id,
    launchedOn,
    by: declaredBy,
    at: declaredAt.toISOString(),
    exception,
    open,
    cancelled:
      cancelledAt === null ? null : { by: cancelledBy, at: cancelledAt.toISOString(), reason: cancelledReason ?? '' },
  };
}
