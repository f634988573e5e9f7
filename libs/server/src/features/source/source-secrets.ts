import { Injectable } from '@nestjs/common';
import { ConnectorError } from '@workback/connectors/connector-error';
import { secretSurvives } from '@workback/connectors/registry';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { checkedSecret, isPulled, type Settings } from './source-settings.js';
import type { SourceRow } from './source.repository.js';

type Secret = Readonly<Record<string, string>>;

/** Secrets of sources: sealed for their row, and erased when the row would send them somewhere else (rule C11, fact 14). */
@Injectable()
export class SourceSecrets {
  constructor(private readonly box: SecretBox) {}

  /** A new secret, sealed for this source; null when there is none. */
  seal(workspaceId: string, sourceId: string, kind: string, secret: Secret | null): Buffer | null {
    if (secret === null) return null;
    const checked = checkedSecret(kind, secret);
    return Object.keys(checked).length === 0 ? null : this.box.seal(checked, secretPlace(workspaceId, sourceId));
  }

  /** What is stored after a change: the new secret if one came, else the old one if the new settings may have it. */
  afterChange(workspaceId: string, row: SourceRow, config: Settings, secret: Secret | null | undefined): Buffer | null {
    if (secret !== undefined) return this.seal(workspaceId, row.id, row.connector, secret);
    // Numbers that arrive by themselves go nowhere: what their sender signs with stays.
    if (!isPulled(row.connector)) return row.secret;
    return secretSurvives(row.config, config, row.connector) ? row.secret : null;
  }

  /** Secrets of our own making, sealed for a source. */
  sealOwn(workspaceId: string, sourceId: string, secret: Secret): Buffer {
    return this.box.seal(secret, secretPlace(workspaceId, sourceId));
  }

  /** The stored secret of a source for a pull; throws ConnectorError when it was sealed under another key. */
  open(workspaceId: string, sourceId: string, sealed: Buffer): Secret {
    try {
      return this.box.open(sealed, secretPlace(workspaceId, sourceId)) as Secret;
    } catch (cause) {
      const said = 'The stored secret cannot be read with the present key of this installation; enter it again.';
      throw new ConnectorError('config-invalid', said, { cause });
    }
  }

  /** The stored secret for a trial with these settings; empty when they would send it to another place. */
  openFor(workspaceId: string, row: SourceRow, config: Settings): Secret {
    if (!row.secret || !secretSurvives(row.config, config, row.connector)) return {};
    return this.open(workspaceId, row.id, row.secret);
  }
}

/** What a sealed secret is bound to. */
export function secretPlace(workspaceId: string, sourceId: string): string {
  return `${workspaceId}/${sourceId}`;
}
