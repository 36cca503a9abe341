import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Change } from '../state/cart';

export interface QuantityPicker {
  label: string;
  value: number;
  max: number;
  onChange: (to: Change) => void;
}

/** A number from 1 to a maximum; a value above it is kept, and shown as it is. */
export function quantityPicker(picker: QuantityPicker): TemplateResult {
  const { label, value, max, onChange } = picker;
  const take = (input: HTMLInputElement) => {
    const quantity = Math.min(max, Math.max(1, Math.trunc(Number(input.value)) || 1));
    input.value = String(quantity);
    if (quantity !== value) onChange(() => quantity);
  };
  return html`<div class="quantity" role="group" aria-label=${label}>
    ${step({
      testId: 'decrease',
      sign: '−',
      isPossible: value > 1,
      take: () => onChange((quantity) => Math.max(1, quantity - 1)),
    })}
    <input
      type="number"
      inputmode="numeric"
      aria-label=${label}
      data-testid="quantity"
      min="1"
      max=${max}
      .value=${live(String(value))}
      @keydown=${(event: KeyboardEvent) => {
        // Enter takes the number over; it does not send the form around it.
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take(event.target as HTMLInputElement);
      }}
      @change=${(event: Event) => take(event.target as HTMLInputElement)}
    />
    ${step({
      testId: 'increase',
      sign: '+',
      isPossible: value < max,
      take: () => onChange((quantity) => Math.min(max, quantity + 1)),
    })}
  </div>`;
}

interface Step {
  testId: string;
  sign: string;
  isPossible: boolean;
  take: () => void;
}

/** Not disabled at the ends of the range: it would lose the focus. */
function step({ testId, sign, isPossible, take }: Step): TemplateResult {
  return html`<button
    type="button"
    class="quiet"
    data-testid=${testId}
    aria-label="${sign}1"
    aria-disabled=${isPossible ? 'false' : 'true'}
    @click=${() => isPossible && take()}
  >
    ${sign}
  </button>`;
}
