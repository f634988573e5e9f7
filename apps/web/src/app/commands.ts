import type { IconName } from '@workback/ui/icon';

/** Things to do and pages beside the menu, for the search in the header; found by any of their words. */
export const commands: readonly { readonly name: string; readonly path: string; readonly icon: IconName }[] = [
  { name: 'Write a press release', path: '/documents', icon: 'plus' },
  { name: 'Import a press release', path: '/documents/import', icon: 'plus' },
  { name: 'Define a KPI', path: '/kpis/new', icon: 'plus' },
  { name: 'Health of data', path: '/data-health', icon: 'source' },
  { name: 'Weekly 2x2 reports', path: '/reports', icon: 'document' },
  { name: 'Inbox', path: '/inbox', icon: 'bell' },
  { name: 'Activity', path: '/activity', icon: 'clock' },
  { name: 'Guardrails of every launch', path: '/settings#guardrails', icon: 'settings' },
  { name: 'Share links', path: '/settings#share-links', icon: 'link' },
  { name: 'People and invitations', path: '/settings#people', icon: 'settings' },
  { name: 'API tokens', path: '/settings#tokens', icon: 'settings' },
];
