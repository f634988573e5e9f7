import { type Editor, getMarkRange } from '@tiptap/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../button.js';
import { Dialog } from '../dialog.js';
import { TextField } from '../text-field.js';
import { addressOf } from './safe-address.js';

interface LinkDialogProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** Sets, changes or takes away the link of the selected words. */
export function LinkDialog({ editor, onClose }: LinkDialogProps): ReactElement {
  const [place] = useState(() => linkPlace(editor));
  const [address, setAddress] = useState(place.href);
  const [words, setWords] = useState(place.words);
  const [wrong, setWrong] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const href = addressOf(address);
    if (href === null) {
      setWrong('A link leads to https://…, http://…, mailto:… or to #a-place on this page.');
      return;
    }
    onClose();
    setLink(editor, place, href, words.trim() || address.trim());
  };
  return (
    <Dialog title={place.href === '' ? 'Add a link' : 'Change the link'} open onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <TextField
          label="Address"
          value={address}
          maxLength={2000}
          {...(wrong ? { error: wrong } : {})}
          onChange={(text) => {
            setAddress(text);
            setWrong('');
          }}
        />
        <TextField label="Words" value={words} maxLength={500} onChange={setWords} />
        <div className="row">
          <Button look="primary" type="submit">
            Save link
          </Button>
          {place.href === '' ? null : (
            <Button
              onClick={() => {
                onClose();
                editor.chain().focus().setTextSelection(place).unsetMark('link').run();
              }}
            >
              Remove link
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** The words that a link is set on. */
interface LinkPlace {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly href: string;
}

/** The selected words; without a selection the link that the cursor is in. */
function linkPlace(editor: Editor): LinkPlace {
  const { doc, selection, schema } = editor.state;
  const mark = schema.marks['link'];
  const around = mark ? getMarkRange(selection.$from, mark) : undefined;
  const { from, to } = around ?? selection;
  const href = around ? String(editor.getAttributes('link')['href'] ?? '') : '';
  return { from, to, href, words: doc.textBetween(from, to, ' ') };
}

function setLink(editor: Editor, { from, to, words: before }: LinkPlace, href: string, words: string): void {
  const mark = editor.schema.marks['link'];
  if (!mark) return;
  const { tr } = editor.state;
  // Words that were only linked keep their other marks.
  const end = words === before ? to : from + words.length;
  if (words !== before) tr.insertText(words, from, to);
  tr.removeMark(from, end, mark).addMark(from, end, mark.create({ href })).removeStoredMark(mark);
  editor.view.dispatch(tr);
  editor.commands.focus(end);
}
