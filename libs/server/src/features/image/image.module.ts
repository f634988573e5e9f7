import { Module } from '@nestjs/common';
import { ImageRepository } from './image.repository.js';
import { ImageService } from './image.service.js';

/** Images of documents, for the API, imports and exports. */
@Module({ providers: [ImageRepository, ImageService], exports: [ImageService] })
export class ImageModule {}
