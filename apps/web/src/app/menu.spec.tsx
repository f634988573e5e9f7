import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { closeMenu, Menu } from './menu.js';

afterEach(cleanup);

function open(): HTMLDetailsElement {
  render(
    <>
      <Menu label="Person, menu" button="P" side="end">
        <button type="button" onClick={closeMenu}>
          Choose
        </button>
        <button type="button">Stay</button>
      </Menu>
      <button type="button">Elsewhere</button>
    </>,
  );
  const details = screen.getByLabelText('Person, menu').closest('details') as HTMLDetailsElement;
  details.open = true;
  return details;
}

describe('Menu', () => {
  it('closes with a choice, and stays open for what only changes a setting', () => {
    const details = open();
    fireEvent.click(screen.getByText('Stay'));
    expect(details.open).toBe(true);
    fireEvent.click(screen.getByText('Choose'));
    expect(details.open).toBe(false);
  });

  it('closes on Escape and gives the focus back', () => {
    const details = open();
    fireEvent.keyDown(document, { key: 'Escape' });
    expect(details.open).toBe(false);
    expect(document.activeElement).toBe(screen.getByLabelText('Person, menu'));
  });

  it('closes when the pointer or the focus goes elsewhere', () => {
    const details = open();
    fireEvent.pointerDown(screen.getByText('Elsewhere'));
    expect(details.open).toBe(false);
    details.open = true;
    fireEvent.focusIn(screen.getByText('Elsewhere'));
    expect(details.open).toBe(false);
  });
});
