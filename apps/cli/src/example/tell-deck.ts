import type { INestApplicationContext } from '@nestjs/common';
import { DeckService } from '@workback/server/features/deck/deck.service';

const shared = { kind: 'rule', initiativeId: null, ownerId: null, form: 'six-twelve' } as const;
const rule = { ...shared, without: [] as string[] };

/** Makes the deck that the people of the example read every week; by rule, so that a KPI that is defined later joins. */
export async function makeDeck(app: INestApplicationContext, workspaceId: string, ownerId: string): Promise<void> {
  await app.get(DeckService).create(
    workspaceId,
    {
      name: 'Weekly business review',
      months: 'trailing',
      meetingDay: 3,
      asks: 'exceptions',
      sections: [
        {
          id: 'levers',
          title: 'Inputs and guardrails',
          text: 'What the teams move, and what must not get worse meanwhile.',
          blocks: [{ ...rule, id: 'levers-rule', kinds: ['input', 'guardrail'] }],
        },
        {
          id: 'results',
          title: 'Outputs',
          text: 'What customers of the parcel shops got.',
          blocks: [{ ...rule, id: 'results-rule', kinds: ['output'] }],
        },
      ],
    },
    ownerId,
  );
}
