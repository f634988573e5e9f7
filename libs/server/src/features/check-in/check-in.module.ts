import { Module } from '@nestjs/common';
import { CheckInRepository } from './check-in.repository.js';
import { CheckInService } from './check-in.service.js';

/** Check-ins, for the API and seeds. */
@Module({ providers: [CheckInRepository, CheckInService], exports: [CheckInService] })
export class CheckInModule {}
