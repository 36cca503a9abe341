import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, ApiError } from '../api/client';
import type { Address, Card, Order, ProblemBody, SavedAddress } from '../api/types';
import { addressFields, addressOf, loadAddresses } from '../parts/address-fields';
import { cartLines, cartTotal } from '../parts/cart-lines';
import { cartNotices } from '../parts/cart-notices';
import { ShopElement } from '../parts/element';
import { errorNotice, errorText } from '../parts/errors';
import { field, isValid, showViolations, values } from '../parts/form';
import { panelSkeletons } from '../parts/skeletons';
import { router } from '../router';
import { cart } from '../state/cart';
import { drafts, type Draft } from '../state/drafts';
import { pendingIntent, placeOrder, settle } from '../state/intent';
import { session } from '../state/session';
import { country, money, t, textOr, type Key } from '../text/text';

/** From docs/api.md. */
const TEST_CARDS: [number: string, effect: Key][] = [
  ['4242424242424242', 'card.works'],
  ['5555555555554444', 'card.works'],
  ['4000000000000119', 'card.slow'],
  ['4000000000000259', 'card.lost'],
  ['4000000000009995', 'card.noFunds'],
  ['4000000000000002', 'card.declined'],
  ['4000000000000069', 'card.expired'],
  ['4000000000009987', 'card.missing'],
  ['4000000000009979', 'card.stolen'],
  ['4000000000000127', 'card.wrongCvc'],
  ['4242424242424241', 'card.invalid'],
];
const NEW = 'new';

/** Why no order was confirmed, and what to do, by the code of the problem. */
const EXPLANATIONS: Record<string, (problem: ProblemBody) => string> = {
  payment_declined: ({ declineCode }) =>
    t('checkout.declined', { reason: textOr(`decline.${declineCode}`, t('decline.generic_decline')) }),
  cart_changed: () => t('checkout.cartChanged'),
  order_unclear: () => t('checkout.orderUnclear'),
  price_changed: ({ total }) => t('checkout.priceChanged', { total: total ? money(total) : '' }),
  insufficient_stock: () => t('checkout.short'),
  unknown_product: () => t('checkout.unknownProduct'),
  unknown_card: () => t('checkout.tryAgain'),
  reservation_expired: () => t('checkout.tryAgain'),
  invalid_card: () => t('checkout.invalidCard'),
  order_cancelled: () => t('checkout.cancelled'),
  empty_order: () => t('cart.empty'),
};

/** As after an attempt to pay that failed later, or whose response was lost. */
async function isSaved(address: Address): Promise<boolean> {
  const entered = JSON.stringify(address);
  return (await loadAddresses()).some((saved) => JSON.stringify(addressOf(saved)) === entered);
}

@customElement('checkout-page')
export class CheckoutPage extends ShopElement {
  @state() private addresses?: SavedAddress[];
  @state() private number = '';
  @state() private busy: '' | 'placing' | 'resuming' = '';
  /** Why no order was confirmed. */
  @state() private rejection?: ApiError;
  /** Why the outcome of the order is not known. */
  @state() private unknown?: ApiError;
  /** Of anything else. */
  @state() private error?: unknown;
  private beginning = false;
  /** A token per card that was entered, so that the same card is the same order. */
  private readonly cards = new Map<string, string>();

  constructor() {
    super();
    cart.watch(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin();
  }

  private async begin(): Promise<void> {
    if (this.beginning) return;
    this.beginning = true;
    this.error = undefined;
    try {
      const userId = session.user!.id;
      const pending = pendingIntent(userId);
      if (pending) await this.settle('resuming', () => settle(userId, pending));
      else await this.load();
    } catch (e) {
      this.error = e;
    } finally {
      this.beginning = false;
    }
  }

  /** Loads what the form shows. */
  private async load(): Promise<void> {
    [this.addresses] = await Promise.all([loadAddresses(), cart.refresh()]);
    this.unknown = undefined;
  }

  private get draft(): Draft {
    return drafts.get(session.user?.id ?? '');
  }

  private keep(changed: Draft): void {
    drafts.set(session.user!.id, { ...this.draft, orderId: undefined, ...changed });
  }

  /** The id of a saved address, or NEW. */
  private get chosen(): string {
    const ids = [...(this.addresses?.map(({ id }) => id) ?? []), NEW];
    return ids.find((id) => id === this.draft.chosen) ?? ids[0]!;
  }

  private choose(id: string): void {
    this.keep({ chosen: id });
    this.requestUpdate();
  }

  private keepAddress(form: HTMLFormElement): void {
    if (this.chosen !== NEW) return;
    // As it was typed: spaces at an end may come before the next word.
    const entered = Object.fromEntries(new FormData(form)) as Record<string, string>;
    this.keep({ chosen: NEW, address: addressOf(entered), save: 'save' in entered });
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || cart.isChanging || !isValid(form) || !cart.canBeOrdered) return;
    // Now, since the fields are disabled, and so without values, while the order is placed.
    const entered = values(form);
    // As shown: the cart may change while the card is read.
    const { lines } = cart;
    const expectedTotal = cart.cart!.total;
    await this.settle('placing', async () => {
      const shippingAddress = await this.address(entered);
      const cardToken = await this.card(entered);
      return placeOrder(session.user!.id, { cardToken, shippingAddress, expectedTotal }, lines);
    }, form);
  }

  private async settle(busy: 'placing' | 'resuming', order: () => Promise<Order>, form?: HTMLFormElement): Promise<void> {
    let failure: ApiError | undefined;
    this.busy = busy;
    this.rejection = undefined;
    this.error = undefined;
    this.unknown = undefined;
    try {
      const { id, status, customerId } = await order();
      // An order in progress may still be rejected, and placed again with what was entered.
      if (status === 'PENDING') drafts.set(customerId, { ...drafts.get(customerId), orderId: id });
      else drafts.clear();
      await cart.refresh().catch(() => undefined);
      // Unless the customer has gone elsewhere meanwhile.
      if (this.isConnected) router.replace(`/orders/${id}`);
    } catch (e) {
      if (!(e instanceof ApiError)) throw e;
      failure = e;
      await this.explain(e);
    } finally {
      this.busy = '';
    }
    await this.updateComplete;
    if (form && failure) showViolations(form, failure.problem);
  }

  private async explain(e: ApiError): Promise<void> {
    if (!this.isConnected) return;
    const { code, problem } = e;
    if (code === 'cart_in_checkout') {
      router.replace(`/orders/${problem.orderId}?open`);
      return;
    }
    if (!e.settlesRequest && pendingIntent(session.user?.id ?? '')) {
      this.unknown = e;
      return;
    }
    // What is left of each product, and at which price.
    if (this.addresses) await cart.refresh().catch(() => undefined);
    else await this.load().catch((error: unknown) => (this.error = error));
    this.rejection = e;
  }

  private explanation(): string {
    const { rejection } = this;
    return (rejection && EXPLANATIONS[rejection.code]?.(rejection.problem)) ?? errorText(rejection);
  }

  private async address(entered: Record<string, string>): Promise<Address> {
    const known = this.addresses?.find((address) => address.id === this.chosen);
    if (known) return addressOf(known);
    const address = addressOf(entered);
    if (entered.save && !(await isSaved(address))) {
      // Offered from the next visit on: now the form would shrink while they pay.
      await api('/user/me/addresses', { method: 'POST', body: address });
    }
    return address;
  }

  private async card(entered: Record<string, string>): Promise<string> {
    const { number = '', expiry = '', cvc = '', holder = '' } = entered;
    const [month = '', year = ''] = expiry.split('/');
    const body = {
      number: number.replace(/[ -]/g, ''),
      expMonth: Number(month),
      expYear: 2000 + Number(year),
      cvc,
      holder,
    };
    const key = JSON.stringify(body);
    const token = this.cards.get(key) ?? (await api<Card>('/payment/cards', { method: 'POST', body })).token;
    this.cards.set(key, token);
    return token;
  }

  private async changeCart(change: () => Promise<void>): Promise<void> {
    this.error = undefined;
    try {
      await change();
    } catch (e) {
      this.error = e;
    }
  }

  private useTestCard(number: string): void {
    const form = this.querySelector('form')!;
    const fill = (name: string, value: string) => {
      const input = form.elements.namedItem(name) as HTMLInputElement;
      if (name === 'number' || !input.value) input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    fill('number', number.replace(/(.{4})(?=.)/g, '$1 '));
    fill('expiry', `12/${(new Date().getFullYear() + 2) % 100}`);
    fill('cvc', '123');
    fill('holder', session.user!.name);
  }

  override render() {
    return html`<h1 tabindex="-1">${t('checkout.title')}</h1>
      ${this.busy === 'resuming'
        ? html`<p role="status" class="notice" data-testid="resuming">${t('checkout.resuming')}</p>`
        : nothing}
      ${errorNotice(this.unknown, () => void this.begin(), {
        text: t('checkout.unknown'),
        retryText: t('checkout.again'),
        testId: 'unknown',
        retryTestId: 'ask-again',
      })}
      ${errorNotice(this.error, () => void this.begin())} ${cartNotices((action) => void this.changeCart(action))}
      ${this.addresses ? this.form() : this.busy || this.unknown || this.error ? nothing : panelSkeletons(2)}`;
  }

  private form() {
    const lines = cart.cart?.items ?? [];
    if (!lines.length && !this.busy) {
      return html`<div class="empty">
        <p data-testid="cart-empty">${t('cart.empty')}</p>
        <a class="button" href="#/products">${t('cart.browse')}</a>
      </div>`;
    }
    const busy = this.busy !== '';
    const { draft, chosen } = this;
    return html`<form
      class="checkout"
      novalidate
      ?hidden=${!!this.unknown}
      data-testid="checkout-form"
      @submit=${(event: SubmitEvent) => void this.submit(event)}
    >
      <div>
        <fieldset
          class="panel"
          ?disabled=${busy}
          @input=${(event: Event) => this.keepAddress((event.currentTarget as HTMLFieldSetElement).form!)}
        >
          <legend>${t('checkout.address')}</legend>
          ${this.addresses!.length ? this.savedAddresses(chosen) : nothing}
          ${chosen === NEW
            ? html`${addressFields(draft.address ?? {})}
                <label class="check"
                  ><input type="checkbox" name="save" data-testid="save-address" .checked=${draft.save ?? false} />
                  ${t('checkout.saveAddress')}</label
                >`
            : nothing}
        </fieldset>
        <fieldset class="panel" ?disabled=${busy}>
          <legend>${t('checkout.payment')}</legend>
          <p class="small" id="test-cards">${t('checkout.testCardsHint')}</p>
          <ul class="chips" aria-label=${t('checkout.testCards')} aria-describedby="test-cards">
            ${TEST_CARDS.map(
              ([number, effect]) =>
                html`<li>
                  <button type="button" class="chip" data-testid="test-card-${number}" @click=${() => this.useTestCard(number)}>
                    <span>•••• ${number.slice(-4)}</span> ${t(effect)}
                  </button>
                </li>`,
            )}
          </ul>
          ${field({
            name: 'number',
            label: t('card.number'),
            value: this.number,
            autocomplete: 'cc-number',
            inputmode: 'numeric',
            maxlength: 23,
            pattern: '[0-9 \\-]{12,23}',
            onInput: (event) => (this.number = (event.target as HTMLInputElement).value),
          })}
          <div class="columns">
            ${field({ name: 'expiry', label: t('card.expiry'), autocomplete: 'cc-exp', inputmode: 'numeric', maxlength: 5, pattern: '(0[1-9]|1[0-2])/[0-9]{2}' })}
            ${field({ name: 'cvc', label: t('card.cvc'), autocomplete: 'cc-csc', inputmode: 'numeric', maxlength: 4, pattern: '[0-9]{3,4}' })}
          </div>
          ${field({ name: 'holder', label: t('card.holder'), autocomplete: 'cc-name', maxlength: 100 })}
        </fieldset>
      </div>
      <section class="panel summary" aria-labelledby="summary">
        <h2 id="summary">${t('checkout.summary')}</h2>
        <fieldset ?disabled=${busy} aria-labelledby="summary">
          ${cartLines(lines, (productId, to) => void this.changeCart(() => cart.change(productId, to)))} ${cartTotal()}
        </fieldset>
        ${errorNotice(this.rejection, undefined, { text: this.explanation(), testId: 'explanation' })}
        ${cart.canBeOrdered ? nothing : html`<p class="wrong" role="status">${t('cart.fix')}</p>`}
        <button class="wide" data-testid="pay" ?disabled=${busy || cart.isChanging || !cart.canBeOrdered}>
          ${busy ? t('checkout.placing') : t('checkout.pay', { total: cart.cart ? money(cart.cart.total) : '' })}
        </button>
        <p class="small">${t('shop.demo')}</p>
      </section>
    </form>`;
  }

  private savedAddresses(chosen: string) {
    const radio = (id: string, label: unknown) =>
      html`<label class="check">
        <input
          type="radio"
          name="address"
          data-testid="address-${id === NEW ? NEW : 'saved'}"
          .checked=${chosen === id}
          @change=${() => this.choose(id)}
        />
        <span>${label}</span>
      </label>`;
    return html`${this.addresses!.map((address) =>
      radio(
        address.id,
        `${address.recipient}, ${address.line1}, ${address.postalCode} ${address.city}, ${country(address.country)}`,
      ),
    )}
    ${radio(NEW, t('checkout.newAddress'))}`;
  }
}
