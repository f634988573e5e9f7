import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Pick } from './pick.js';

afterEach(cleanup);

const options = [
  { value: 'low', face: 'Low' },
  { value: 'high', face: 'High' },
] as const;

describe('a pick', () => {
  it('is a named group of radio buttons', async () => {
    const onChange = jest.fn();
    const { container } = render(
      <Pick label="How sure are you?" value={null} options={options} onChange={onChange} hint="Last time: low" />,
    );
    const group = screen.getByRole('group', { name: 'How sure are you?' });
    expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Last time: low');
    fireEvent.click(screen.getByRole('radio', { name: 'High' }));
    expect(onChange).toHaveBeenCalledWith('high');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says what is wrong', () => {
    render(<Pick label="Sure?" value="low" options={options} onChange={() => undefined} error="choose one" />);
    expect(screen.getByRole('alert').textContent).toBe('choose one');
  });
});
