import type { DynamicModule, Type } from '@nestjs/common';
import { SessionApiModule } from './session/session.api-module.js';
import { TokenApiModule } from './token/token.api-module.js';
import { WorkspaceApiModule } from './workspace/workspace.api-module.js';

/** One module a noun; a new feature is one line here. */
export const featureModules: (Type | DynamicModule)[] = [SessionApiModule, WorkspaceApiModule, TokenApiModule];
