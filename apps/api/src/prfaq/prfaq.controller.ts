import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import type { ImportPreview, Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { PrfaqExportService } from '@workback/server/features/prfaq/prfaq-export.service';
import { PrfaqImportService } from '@workback/server/features/prfaq/prfaq-import.service';
import { PrfaqVersionService } from '@workback/server/features/prfaq/prfaq-version.service';
import { PrfaqService } from '@workback/server/features/prfaq/prfaq.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** PR/FAQs: text, versions, import and export. */
@Controller()
export class PrfaqController {
  constructor(
    private readonly prfaqs: PrfaqService,
    private readonly kept: PrfaqVersionService,
    private readonly imports: PrfaqImportService,
    private readonly exports: PrfaqExportService,
  ) {}

  @Handles(prfaqRoutes.get)
  get(@Input() { params }: RouteInput<typeof prfaqRoutes.get>): Promise<Prfaq> {
    return this.prfaqs.get(params.workspaceId, params.initiativeId);
  }

  @Handles(prfaqRoutes.edit)
  edit(
    @Input() { params, body, ifMatch }: RouteInput<typeof prfaqRoutes.edit>,
    @Caller() caller: Actor,
  ): Promise<Prfaq> {
    return this.prfaqs.edit(params.workspaceId, params.initiativeId, ifMatch, body, caller.userId);
  }

  @Handles(prfaqRoutes.saveVersion)
  saveVersion(
    @Input() { params, body }: RouteInput<typeof prfaqRoutes.saveVersion>,
    @Caller() caller: Actor,
  ): Promise<Prfaq> {
    return this.kept.save(params.workspaceId, params.initiativeId, body?.note ?? '', caller.userId);
  }

  @Handles(prfaqRoutes.versions)
  versions(
    @Input() { params }: RouteInput<typeof prfaqRoutes.versions>,
  ): Promise<RouteResponse<typeof prfaqRoutes.versions>> {
    return this.kept.list(params.workspaceId, params.initiativeId);
  }

  @Handles(prfaqRoutes.version)
  version(
    @Input() { params }: RouteInput<typeof prfaqRoutes.version>,
  ): Promise<RouteResponse<typeof prfaqRoutes.version>> {
    return this.kept.one(params.workspaceId, params.initiativeId, params.number);
  }

  @Handles(prfaqRoutes.restore)
  restore(
    @Input() { params, ifMatch }: RouteInput<typeof prfaqRoutes.restore>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof prfaqRoutes.restore>> {
    return this.kept.restore(params.workspaceId, params.initiativeId, params.number, ifMatch, caller.userId);
  }

  @Handles(prfaqRoutes.exportMarkdown)
  exportMarkdown(@Input() { params, query }: RouteInput<typeof prfaqRoutes.exportMarkdown>): Promise<string> {
    return this.exports.markdown(params.workspaceId, params.initiativeId, query.version);
  }

  @Handles(prfaqRoutes.previewImport)
  previewImport(@Input() { body }: RouteInput<typeof prfaqRoutes.previewImport>): Promise<ImportPreview> {
    return this.imports.preview(body);
  }

  @Handles(prfaqRoutes.import)
  import(
    @Input() { params, body }: RouteInput<typeof prfaqRoutes.import>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof prfaqRoutes.import>> {
    return this.imports.import(params.workspaceId, body, caller.userId);
  }
}
