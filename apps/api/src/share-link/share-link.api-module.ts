import { Module } from '@nestjs/common';
import { ShareLinkModule } from '@workback/server/features/share-link/share-link.module';
import { ShareLinkController } from './share-link.controller.js';

@Module({ imports: [ShareLinkModule], controllers: [ShareLinkController] })
export class ShareLinkApiModule {}
