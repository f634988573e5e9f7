import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Dialog } from './dialog.js';
import { Field } from './field.js';

// jsdom knows the element but not its methods; this is what a browser does, focus return left out.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function close() {
    this.removeAttribute('open');
  };
});
afterEach(cleanup);

const form = (open: boolean, onClose = () => {}) => (
  <Dialog title="Log check-in" open={open} onClose={onClose}>
    <Field label="Done">{(control) => <input {...control} />}</Field>
  </Dialog>
);

describe('Dialog', () => {
  it('is named by its title and starts at its first field', async () => {
    const { container } = render(form(true));
    expect(screen.getByRole('dialog', { name: 'Log check-in' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Done'));
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is closed while it still stands in the page, so that a browser gives the focus back', () => {
    const { rerender } = render(form(true));
    const dialog = screen.getByRole('dialog') as HTMLDialogElement;
    const inPage: boolean[] = [];
    dialog.close = () => inPage.push(dialog.isConnected);
    rerender(form(false));
    expect(inPage).toEqual([true]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks to be closed by its button and by Escape, also when the browser closes it unasked', () => {
    const onClose = jest.fn();
    render(form(true, onClose));
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    const dialog = screen.getByRole('dialog') as HTMLDialogElement;
    const cancel = new Event('cancel', { cancelable: true });
    fireEvent(dialog, cancel);
    expect(cancel.defaultPrevented).toBe(true);
    expect(onClose).toHaveBeenCalledTimes(2);
    dialog.close();
    fireEvent(dialog, new Event('close'));
    expect(onClose).toHaveBeenCalledTimes(3);
  });

  it('stays open when a file picker inside it is left', () => {
    const onClose = jest.fn();
    render(form(true, onClose));
    fireEvent(screen.getByLabelText('Done'), new Event('cancel', { bubbles: true }));
    expect(onClose).not.toHaveBeenCalled();
  });
});
