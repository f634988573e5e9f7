import { Module } from '@nestjs/common';
import { ImageModule } from '@workback/server/features/image/image.module';
import { ImageController } from './image.controller.js';

@Module({ imports: [ImageModule], controllers: [ImageController] })
export class ImageApiModule {}
