import type { DynamicModule, Type } from '@nestjs/common';

/** One module a noun; a new feature is one line here. */
export const featureModules: (Type | DynamicModule)[] = [];
