/** `pnpm gen connector <kind>`: a kind of source over HTTP that passes the shared tests; then make it yours. */
import { connectorFile, connectorSpec } from './connector-files.mjs';
import { nounOf } from './noun.mjs';
import { addBefore, addEntry, addImport } from './wiring.mjs';

/** Plans a connector for a kind in kebab case, such as `mysql`. */
export function planConnector(name) {
  const noun = nounOf(name);
  const { camel, kebab } = noun;
  const key = /^[a-z]\w*$/.test(kebab) ? kebab : `'${kebab}'`;
  const folder = `libs/connectors/src/${kebab}/${kebab}`;
  const kinds = addBeforePushed(`'${kebab}', `);
  return {
    create: {
      [`${folder}-connector.ts`]: connectorFile(noun),
      [`${folder}.int-spec.ts`]: connectorSpec(noun),
    },
    edit: {
      'libs/connectors/src/registry.ts': [
        addImport(`import { ${camel}Connector } from './${kebab}/${kebab}-connector.js';`),
        kinds,
        addEntry('new Map<string, Connector>(\n  [', `${camel}Connector`),
      ],
      'libs/contracts/src/source/source.schemas.ts': [kinds],
      'apps/web/src/features/sources/source-kinds.ts': [
        addBefore(
          '  push: {',
          `  ${key}: {
    title: '${noun.sentence}',
    hint: 'Say what this source answers with.',
    pulled: true,
    fields: httpFields('https://metrics.example.com', windowHint),
    secret: httpSecret,
  },`,
        ),
      ],
      'apps/web/src/features/kpis/question-fields.ts': [addBefore('  push: [],', `  ${key}: [path],`)],
    },
    next: [
      `Make it read what ${noun.words} answers: the schemas, summarise and read in ${kebab}-connector.ts`,
      `Let ${kebab}.int-spec.ts bring about every situation of the suite the way this source does`,
      'Say its fields in source-kinds.ts and question-fields.ts, and describe it in docs/guides/sources.md',
      'Run: pnpm drift:openapi --write && pnpm typecheck && pnpm jest libs/connectors/src/' + kebab,
    ],
  };
}

/** Adds a kind before the ones that are not pulled, on one line or on many. */
const addBeforePushed = (added) => (text) => {
  const mark = /'push',\s*'manual',?\s*\]/;
  if (!mark.test(text)) throw new Error("the kinds 'push', 'manual' are not in it any more");
  return text.replace(mark, (end) => `${added}${end}`);
};
