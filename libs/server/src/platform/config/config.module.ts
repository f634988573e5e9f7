import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import type { Config } from './config.js';

/** Token of the settings, for factories. */
export const CONFIG = Symbol('CONFIG');

/** Injects the settings. */
export const InjectConfig = (): ParameterDecorator => Inject(CONFIG) as ParameterDecorator;

/** Makes the settings available everywhere. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
