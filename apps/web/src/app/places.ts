import type { IconName } from '@workback/ui/icon';

/** The places of a workspace that the menu leads to, in its order. */
export const places: readonly { readonly to: string; readonly name: string; readonly icon: IconName }[] = [
  { to: '/w/$workspaceSlug/portfolio', name: 'Portfolio', icon: 'portfolio' },
  { to: '/w/$workspaceSlug/roadmap', name: 'Roadmap', icon: 'roadmap' },
  { to: '/w/$workspaceSlug/documents', name: 'Documents', icon: 'document' },
  { to: '/w/$workspaceSlug/my-work', name: 'My work', icon: 'check' },
  { to: '/w/$workspaceSlug/kpis', name: 'KPIs', icon: 'kpi' },
  { to: '/w/$workspaceSlug/wbr', name: 'WBR', icon: 'deck' },
  { to: '/w/$workspaceSlug/sources', name: 'Sources', icon: 'source' },
  { to: '/w/$workspaceSlug/runs', name: 'Jobs', icon: 'jobs' },
  { to: '/w/$workspaceSlug/settings', name: 'Settings', icon: 'settings' },
];
