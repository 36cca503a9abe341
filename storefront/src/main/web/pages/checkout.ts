import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, ApiError } from '../api/client';
import type { Address, Card, CartLine, Order, Page, ProblemBody, SavedAddress } from '../api/types';
import { addressFields, addressOf } from '../parts/address-fields';
import { cartLines, cartTotal } from '../parts/cart-lines';
import { ShopElement } from '../parts/element';
import { errorNotice, errorText } from '../parts/errors';
import { field, isValid, showViolations, values } from '../parts/form';
import { router } from '../router';
import { cart } from '../state/cart';
import { canResume, forget, pendingIntent, placeOrder, settle } from '../state/intent';
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
  ['4000000000009979', 'card.stolen'],
];
const NEW = 'new';

/** Why no order was confirmed, and what to do, by the code of the problem. */
const EXPLANATIONS: Record<string, (problem: ProblemBody) => string> = {
  payment_declined: ({ declineCode }) =>
    t('checkout.declined', { reason: textOr(`decline.${declineCode}`, t('decline.generic_decline')) }),
  price_changed: ({ total }) => t('checkout.priceChanged', { total: total ? money(total) : '' }),
  insufficient_stock: () => t('checkout.short'),
  unknown_product: () => t('checkout.unknownProduct'),
  unknown_card: () => t('checkout.tryAgain'),
  reservation_expired: () => t('checkout.tryAgain'),
  invalid_card: () => t('checkout.invalidCard'),
  order_cancelled: () => t('checkout.cancelled'),
  empty_order: () => t('cart.empty'),
};

/** The address that each user typed, for when they leave the page and come back. Never the card. */
const drafts = new Map<string, Address>();

@customElement('checkout-page')
export class CheckoutPage extends ShopElement {
  @state() private addresses?: SavedAddress[];
  /** The id of a saved address, or NEW. */
  @state() private chosen = NEW;
  @state() private number = '';
  @state() private busy: '' | 'placing' | 'resuming' = '';
  @state() private message = '';
  @state() private error?: unknown;
  @state() private unknown = false;
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
      if (pending) {
        await cart.refresh();
        if (canResume(pending, cart.lines)) {
          await this.settle('resuming', () => settle(userId, pending));
          return;
        }
        forget(userId, pending);
      }
      await this.load();
    } catch (e) {
      this.error = e;
    } finally {
      this.beginning = false;
    }
  }

  /** Loads what the form shows. */
  private async load(): Promise<void> {
    const [addresses] = await Promise.all([api<Page<SavedAddress>>('/user/me/addresses?limit=100'), cart.refresh()]);
    this.addresses = addresses.items;
    this.chosen = addresses.items[0]?.id ?? NEW;
    this.unknown = false;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form) || !cart.canBeOrdered) return;
    // Now, since the fields are disabled, and so without values, while the order is placed.
    const entered = values(form);
    await this.settle('placing', async () => {
      const shippingAddress = await this.address(entered);
      const cardToken = await this.card(entered);
      return placeOrder(session.user!.id, { cardToken, shippingAddress, expectedTotal: cart.cart!.total }, cart.lines);
    }, form);
  }

  private async settle(busy: 'placing' | 'resuming', order: () => Promise<Order>, form?: HTMLFormElement): Promise<void> {
    this.busy = busy;
    this.message = '';
    this.error = undefined;
    this.unknown = false;
    try {
      const { id } = await order();
      drafts.clear();
      await cart.refresh().catch(() => undefined);
      // Unless the customer has gone elsewhere meanwhile.
      if (this.isConnected) router.replace(`/orders/${id}`);
    } catch (e) {
      if (!(e instanceof ApiError)) throw e;
      await this.explain(e, form);
    } finally {
      this.busy = '';
    }
  }

  private async explain(e: ApiError, form?: HTMLFormElement): Promise<void> {
    if (!this.isConnected) return;
    const { code, problem } = e;
    if (code === 'cart_in_checkout') {
      router.replace(`/orders/${problem.orderId}?open`);
      return;
    }
    if (!e.settlesRequest && pendingIntent(session.user?.id ?? '')) {
      this.unknown = true;
      return;
    }
    // What is left of each product, and at which price.
    if (this.addresses) await cart.refresh().catch(() => undefined);
    else await this.load().catch((error: unknown) => (this.error = error));
    if (form) showViolations(form, problem);
    this.message = EXPLANATIONS[code]?.(problem) ?? errorText(e);
  }

  private async address(entered: Record<string, string>): Promise<Address> {
    const saved = this.addresses?.find((address) => address.id === this.chosen);
    if (saved) {
      const { id: _, ...address } = saved;
      return address;
    }
    const address = addressOf(entered);
    drafts.set(session.user!.id, address);
    if (entered.save) {
      const added = await api<SavedAddress>('/user/me/addresses', { method: 'POST', body: address });
      this.addresses = [added, ...(this.addresses ?? [])];
      this.chosen = added.id;
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

  private readonly change = async (line: CartLine, quantity: number) => {
    try {
      await cart.set(line.productId, quantity);
    } catch (e) {
      this.error = e;
    }
  };

  private useTestCard(number: string): void {
    this.number = number.replace(/(.{4})(?=.)/g, '$1 ');
    const form = this.querySelector('form')!;
    const fill = (name: string, value: string) => {
      const input = form.elements.namedItem(name) as HTMLInputElement;
      input.value ||= value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    fill('expiry', `12/${(new Date().getFullYear() + 2) % 100}`);
    fill('cvc', '123');
    fill('holder', session.user!.name);
  }

  override render() {
    return html`<h1 tabindex="-1">${t('checkout.title')}</h1>
      ${this.busy === 'resuming'
        ? html`<p role="status" class="notice" data-testid="resuming">${t('checkout.resuming')}</p>`
        : nothing}
      ${this.unknown
        ? html`<div class="notice bad" role="alert" data-testid="unknown">
            <p>${t('checkout.unknown')}</p>
            <button type="button" data-testid="ask-again" @click=${() => void this.begin()}>${t('checkout.again')}</button>
          </div>`
        : nothing}
      ${errorNotice(this.error, () => void this.begin())} ${this.addresses && !this.unknown ? this.form() : nothing}`;
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
    return html`<form
      class="checkout"
      novalidate
      data-testid="checkout-form"
      @submit=${(event: SubmitEvent) => void this.submit(event)}
    >
      <div>
        <fieldset class="panel" ?disabled=${busy}>
          <legend>${t('checkout.address')}</legend>
          ${this.addresses!.length ? this.savedAddresses() : nothing}
          ${this.chosen === NEW
            ? html`${addressFields(drafts.get(session.user!.id) ?? {})}
                <label class="check"
                  ><input type="checkbox" name="save" data-testid="save-address" /> ${t('checkout.saveAddress')}</label
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
        ${cartLines(lines, busy, (line, quantity) => void this.change(line, quantity))} ${cartTotal()}
        ${this.message ? html`<p class="notice bad" role="alert" data-testid="explanation">${this.message}</p>` : nothing}
        ${cart.canBeOrdered ? nothing : html`<p class="wrong" role="status">${t('cart.fix')}</p>`}
        <button class="wide" data-testid="pay" ?disabled=${busy || !cart.canBeOrdered}>
          ${busy ? t('checkout.placing') : t('checkout.pay', { total: cart.cart ? money(cart.cart.total) : '' })}
        </button>
        <p class="small">${t('shop.demo')}</p>
      </section>
    </form>`;
  }

  private savedAddresses() {
    const radio = (id: string, label: unknown) =>
      html`<label class="check">
        <input
          type="radio"
          name="address"
          data-testid="address-${id === NEW ? NEW : 'saved'}"
          .checked=${this.chosen === id}
          @change=${() => (this.chosen = id)}
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
