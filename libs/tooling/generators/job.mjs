/** `pnpm gen job <noun>.<verb>`: a job as a value, its handler, and both in the lists. */
import { GenProblem, nounOf } from './noun.mjs';
import { addEntry, addImport } from './wiring.mjs';

const head = `import { z } from 'zod';
import { defineJob } from '../platform/job.js';
`;

const definition = (noun, verb, value) => `/** Payloads carry ids, never secrets; fields added later are optional. */
export const ${value} = defineJob({
  queue: '${noun.plural.kebab}',
  name: '${noun.kebab}.${verb.kebab}',
  payload: z.object({ workspaceId: z.uuid() }),
});
`;

const handler = (noun, verb, value) => `import { Injectable } from '@nestjs/common';
import { ${value} } from '@workback/jobs/${noun.kebab}/${noun.kebab}.jobs';
import type { JobPayload } from '@workback/jobs/platform/job';
import type { JobHandler } from '../platform/job-handler.js';

/** Handles ${noun.kebab}.${verb.kebab}. It may be delivered twice, so its effect is the same the second time. */
@Injectable()
export class ${verb.pascal}${noun.pascal}Handler implements JobHandler<typeof ${value}> {
  readonly job = ${value};

  async handle(_payload: JobPayload<typeof ${value}>, _signal: AbortSignal): Promise<void> {
    throw new Error('${noun.kebab}.${verb.kebab} is not written yet');
  }
}
`;

/** Plans a job named noun and verb, such as `digest.send`. */
export function planJob(name) {
  const [nounText, verbText, more] = (name ?? '').split('.');
  if (!verbText || more !== undefined) throw new GenProblem('Name a job by noun and verb, such as digest.send.');
  const [noun, verb] = [nounOf(nounText), nounOf(verbText)];
  const value = `${verb.camel}${noun.pascal}Job`;
  const className = `${verb.pascal}${noun.pascal}Handler`;
  const handlerFile = `${noun.kebab}/${verb.kebab}-${noun.kebab}.handler`;
  return {
    create: {
      [`apps/worker/src/${handlerFile}.ts`]: handler(noun, verb, value),
    },
    extend: { [`libs/jobs/src/${noun.kebab}/${noun.kebab}.jobs.ts`]: { head, body: definition(noun, verb, value) } },
    edit: {
      'libs/jobs/src/platform/all-jobs.ts': [
        addImport(`import { ${value} } from '../${noun.kebab}/${noun.kebab}.jobs.js';`),
        addEntry('export const allJobs: readonly Job[] = [', value),
      ],
      'apps/worker/src/worker.module.ts': [
        addImport(`import { ${className} } from './${handlerFile}.js';`),
        addEntry('inject: [', className),
        (text) => text.replace('CanaryHandler,\n', `CanaryHandler,\n        ${className},\n`),
      ],
    },
    next: [
      `Write ${className}: one call of a service of libs/server; import its module in worker.module.ts`,
      `Send it from a worker: JobSender.send(${value}, [{ id, payload }]); due times stay in PostgreSQL`,
    ],
  };
}
