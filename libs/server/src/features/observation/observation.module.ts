import { Module } from '@nestjs/common';
import { ObservationRepository } from './observation.repository.js';

/** Stored numbers. */
@Module({ providers: [ObservationRepository], exports: [ObservationRepository] })
export class ObservationModule {}
