import { Module } from '@nestjs/common';
import { AnnotationModule } from '@workback/server/features/annotation/annotation.module';
import { AnnotationController } from './annotation.controller.js';

@Module({ imports: [AnnotationModule], controllers: [AnnotationController] })
export class AnnotationApiModule {}
