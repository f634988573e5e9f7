/** Where an image of a PR/FAQ is fetched from; its Markdown holds this address. */
export interface ImagePlace {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly imageId: string;
}

const UUID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const OWN = new RegExp(`^/api/workspaces/${UUID}/initiatives/${UUID}/images/${UUID}$`);

/** The address of an image, without a host. */
export function imageAddress({ workspaceId, initiativeId, imageId }: ImagePlace): string {
  return `/api/workspaces/${workspaceId}/initiatives/${initiativeId}/images/${imageId}`;
}

/** Which image an address names; null for an address of anything else, such as a picture elsewhere. */
export function ownImage(address: string): ImagePlace | null {
  const match = OWN.exec(address);
  if (!match) return null;
  const [, workspaceId, initiativeId, imageId] = match as unknown as [string, string, string, string];
  return { workspaceId, initiativeId, imageId };
}

/** An image as Markdown; its description stays one line and cannot end the brackets. */
export function imageMarkdown(address: string, description: string): string {
  const alt = description
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&');
  return `![${alt}](${address})`;
}
