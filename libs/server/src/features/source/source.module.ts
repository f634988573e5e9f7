import { Module } from '@nestjs/common';
import { outboundProvider } from '../../platform/outbound/outbound.provider.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { OtlpModule } from '../otlp/otlp.module.js';
import { SecretRotation } from './secret-rotation.service.js';
import { SourceBreakerRepository } from './source-breaker.repository.js';
import { SourceSecrets } from './source-secrets.js';
import { SourceRepository } from './source.repository.js';
import { SourceService } from './source.service.js';
import { TestPullService } from './test-pull.service.js';

/** Connecting sources and trying them. */
@Module({
  imports: [OtlpModule],
  providers: [
    outboundProvider,
    SecretBox,
    SourceSecrets,
    SecretRotation,
    SourceRepository,
    SourceBreakerRepository,
    SourceService,
    TestPullService,
  ],
  exports: [SourceSecrets, SourceService, TestPullService, SecretRotation],
})
export class SourceModule {}
