import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Button } from './button.js';
import { Field } from './field.js';
import { ErrorPanel, Skeleton } from './notice.js';

afterEach(cleanup);

describe('Field', () => {
  it('reads out hint and error with its input', async () => {
    const { container } = render(
      <Field label="Target" hint="Per cent of parcels" error="A target needs a number">
        {(control) => <input {...control} />}
      </Field>,
    );
    const input = screen.getByLabelText('Target');
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'Per cent of parcels',
      'A target needs a number',
    ]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('A target needs a number');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('claims nothing wrong without an error', () => {
    render(<Field label="Target">{(control) => <input {...control} />}</Field>);
    const input = screen.getByLabelText('Target');
    expect([input.getAttribute('aria-invalid'), input.getAttribute('aria-describedby')]).toEqual([null, null]);
  });
});

describe('Button', () => {
  it('cannot be pressed twice while its work is under way, and says so', () => {
    const onClick = jest.fn();
    render(
      <Button busy onClick={onClick}>
        Save check-in
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Save check-in (working)' });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  it('submits a form only when asked to', () => {
    render(<Button>Copy link</Button>);
    expect(screen.getByRole('button').getAttribute('type')).toBe('button');
  });
});

describe('ErrorPanel', () => {
  it('says what happened, what to do, and the number that finds it', async () => {
    const onRetry = jest.fn();
    const { container } = render(
      <ErrorPanel message="The list did not load." requestId="2c80-1be4" onRetry={onRetry} />,
    );
    expect(screen.getByRole('alert').textContent).toContain('Request 2c80-1be4');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('Skeleton', () => {
  it('is announced once, not bar by bar', () => {
    render(<Skeleton lines={6} />);
    expect(screen.getByRole('status', { name: 'Loading' }).textContent).toBe('');
  });
});
