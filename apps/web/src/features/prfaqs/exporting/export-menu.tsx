import { Link } from '@tanstack/react-router';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { wordRoutes } from '@workback/contracts/prfaq/word.routes';
import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import { addressOf } from '../../../api/client.js';
import { closeMenu, Menu } from '../../../app/menu.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { usualPaper } from './paper.js';

interface ExportMenuProps {
  readonly params: InInitiative;
  readonly name: string;
  /** The version being read; the present text without one. */
  readonly version: number | undefined;
}

/** The text for those who read it elsewhere: Markdown, Word, paper. */
export function ExportMenu({ params, name, version }: ExportMenuProps): ReactElement {
  const { slug } = useWorkspace();
  const query = version === undefined ? {} : { version };
  const paper = usualPaper(navigator.language);
  return (
    <Menu
      label="Export"
      side="end"
      button={
        <span className="btn">
          Export <Icon name="down" small />
        </span>
      }
    >
      <a
        href={addressOf(prfaqRoutes.exportMarkdown, { params, query })}
        download={`${name || 'prfaq'}.md`}
        onClick={closeMenu}
      >
        Markdown
      </a>
      <a href={addressOf(wordRoutes.export, { params, query: { ...query, paper } })} download onClick={closeMenu}>
        Word
      </a>
      <Link
        to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
        params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
        search={{ mode: 'print', ...query }}
        onClick={closeMenu}
      >
        Print or save as PDF
      </Link>
    </Menu>
  );
}
