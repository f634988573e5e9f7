import type { ReactElement } from 'react';
import { Page } from '../../../app/page.js';
import { ActivityFeed } from '../activity-feed.js';

/** What happened in the whole workspace. */
export default function ActivityPage(): ReactElement {
  return (
    <Page title="What happened here" tab="Activity" lead="Every change in this workspace, by whom and when.">
      <ActivityFeed />
    </Page>
  );
}
