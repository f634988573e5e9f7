import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { AnnotationRepository } from './annotation.repository.js';
import { AnnotationService } from './annotation.service.js';
import { DerivedAnnotationRepository } from './derived-annotation.repository.js';

/** Annotations of charts. */
@Module({
  imports: [WorkspaceModule],
  providers: [AnnotationRepository, DerivedAnnotationRepository, AnnotationService],
  exports: [AnnotationService],
})
export class AnnotationModule {}
