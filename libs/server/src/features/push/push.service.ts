import { Injectable } from '@nestjs/common';
import type { pushBatchSchema, pushReceivedSchema } from '@workback/contracts/push/push.schemas';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Failure } from '../../platform/errors/failure.js';
import { isSigned, makeSigningSecret, type SignedHeaders } from '../../platform/secrets/webhook-signature.js';
import { KpiNumbersService } from '../kpi/kpi-numbers.service.js';
import { SourceSecrets } from '../source/source-secrets.js';
import { SourceService } from '../source/source.service.js';

/** Numbers that a program sends by itself and signs (rule C9). */
@Injectable()
export class PushService {
  constructor(
    private readonly sources: SourceService,
    private readonly secrets: SourceSecrets,
    private readonly numbers: KpiNumbersService,
    private readonly clock: Clock,
  ) {}

  /** Stores a signed batch once; whoever cannot sign learns nothing, not even whether the source exists. */
  async receive(
    sourceId: string,
    batch: z.output<typeof pushBatchSchema>,
    headers: SignedHeaders,
    body: Buffer,
  ): Promise<z.output<typeof pushReceivedSchema>> {
    const source = await this.sources.findPushed(sourceId);
    const secret = source?.secret ? this.secrets.open(source.workspaceId, source.id, source.secret) : {};
    const active = [secret['signing'], secret['earlier']].filter((one) => one !== undefined);
    if (!isSigned(headers, body, active, this.clock.now().getTime()) || !source) {
      throw new Failure(
        'unauthenticated',
        'bad-signature',
        'The message is not signed with a secret of this source, or was signed more than five minutes ago.',
      );
    }
    return { kpis: await this.numbers.writeBatch(source, batch, headers.id) };
  }

  /** A new secret to sign with, shown this once; the one before stays good beside it unless told. */
  async makeSecret(workspaceId: string, sourceId: string, keepEarlier: boolean, actorId: string): Promise<string> {
    const signing = makeSigningSecret();
    await this.sources.changeSigning(workspaceId, sourceId, actorId, ({ signing: earlier }): Record<string, string> => {
      return keepEarlier && earlier !== undefined ? { signing, earlier } : { signing };
    });
    return signing;
  }
}
