import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import type { ImportPreview } from '@workback/contracts/prfaq/prfaq.schemas';
import { wordRoutes } from '@workback/contracts/prfaq/word.routes';
import type { WordPreview } from '@workback/contracts/prfaq/word.schemas';
import { call } from '../../../api/client.js';
import type { ImportSource } from '../importing/read-file.js';

/** What an import would put where; a Word file also says what stays behind in it. */
export type Preview = ImportPreview & Partial<Pick<WordPreview, 'markdown' | 'pictures' | 'leftOut'>>;

/** What an import would put where; nothing is saved. */
export const previewImport = (workspaceId: string, source: ImportSource): Promise<Preview> => {
  const params = { workspaceId };
  const { fileName } = source;
  return source.kind === 'word'
    ? call(wordRoutes.preview, { params, body: { data: source.data, fileName } })
    : call(prfaqRoutes.previewImport, { params, body: { markdown: source.markdown, fileName } });
};

/** Imports a document as a new initiative. */
export const importDocument = (workspaceId: string, source: ImportSource, name: string) => {
  const params = { workspaceId };
  const { fileName } = source;
  return source.kind === 'word'
    ? call(wordRoutes.import, { params, body: { data: source.data, fileName, name } })
    : call(prfaqRoutes.import, { params, body: { markdown: source.markdown, fileName, name } });
};
