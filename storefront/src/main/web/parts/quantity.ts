import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Change } from '../state/cart';
import { t } from '../text/text';

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
      label: t('product.decrease'),
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
      label: t('product.increase'),
      isPossible: value < max,
      take: () => onChange((quantity) => Math.min(max, quantity + 1)),
    })}
  </div>`;
}

interface Step {
  testId: string;
  sign: string;
  label: string;
  isPossible: boolean;
  take: () => void;
}

/** Not disabled at the ends of the range: it would lose the focus. */
function step({ testId, sign, label, isPossible, take }: Step): TemplateResult {
  return html`<button
    type="button"
    class="quiet"
    data-testid=${testId}
    aria-label=${label}
    aria-disabled=${isPossible ? 'false' : 'true'}
    @click=${() => isPossible && take()}
  >
    ${sign}
  </button>`;
}
