import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { CheckInBody } from './api/check-ins.queries.js';
import { CheckInForm } from './check-in-form.js';

afterEach(cleanup);

function show(props: Partial<Parameters<typeof CheckInForm>[0]> = {}) {
  const onSubmit = jest.fn<(body: CheckInBody) => void>();
  const view = render(<CheckInForm milestoneId="m" busy={false} error={null} onSubmit={onSubmit} {...props} />);
  const type = (label: string | RegExp, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
  const submit = () => fireEvent.submit(view.container.querySelector('form')!);
  return { ...view, onSubmit, type, choose, submit };
}

describe('the check-in form', () => {
  it('chooses nothing by itself: silence is not green', () => {
    const { submit, onSubmit } = show();
    expect(screen.getAllByRole('radio').every((radio) => !(radio as HTMLInputElement).checked)).toBe(true);
    submit();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('asks for a path to green only when it is not green, and sends none that was given up', () => {
    const { choose, type, submit, onSubmit } = show();
    choose('Off track');
    type('Path to green', 'Buy elsewhere');
    choose('On track');
    expect(screen.queryByLabelText('Path to green')).toBeNull();
    choose('High');
    type('Done', 'The supplier delivered');
    type('Percent done', '60');
    submit();
    expect(onSubmit).toHaveBeenCalledWith(
      expect.objectContaining({
        milestoneId: 'm',
        achievement: 'green',
        confidence: 'high',
        done: 'The supplier delivered',
        pathToGreen: '',
        percentDone: 60,
        remainingDays: null,
      }),
    );
  });

  it('sends the same key again, so that a repeat is logged once', () => {
    const { choose, submit, onSubmit } = show();
    choose('On track');
    choose('Low');
    submit();
    submit();
    const [first, second] = onSubmit.mock.calls.map(([body]) => body.key);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).toBe(first);
  });
});
