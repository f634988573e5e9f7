/** The little of a syntax tree that the plugins here touch. */
export interface TreeNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** Remark plugin: markup typed into the text is shown as the text it is. */
export function htmlAsText() {
  return (tree: TreeNode): void => {
    each(tree, (node, parent) => {
      if (node.type !== 'html') return;
      node.type = 'text';
      // Between paragraphs it stands as one of its own.
      if (parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem') {
        node.children = [
          { type: 'text', value: node.value ?? '', ...(node.position ? { position: node.position } : {}) },
        ];
        node.type = 'paragraph';
        delete node.value;
      }
    });
  };
}

type Visit = (node: TreeNode, parent: TreeNode, replace: (nodes: TreeNode[]) => void) => void;

/** Walks a tree without recursion, because hostile text nests deeply. */
export function each(tree: TreeNode, visit: Visit): void {
  const waiting = [tree];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    const next: TreeNode[] = [];
    for (const node of parent.children ?? []) {
      let kept: TreeNode[] = [node];
      let replaced = false;
      visit(node, parent, (nodes) => {
        kept = nodes;
        replaced = true;
      });
      next.push(...kept);
      if (!replaced) waiting.push(node);
    }
    if (parent.children) parent.children = next;
  }
}
