/** What the HTTP API sends and takes, as docs/api.md describes it. */

export interface Money {
  amount: number;
  currency: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export interface Tokens {
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  roles: string[];
}

export interface Category {
  slug: string;
  name: string;
  productCount: number;
}

export interface Product {
  id: string;
  sku: string;
  name: string;
  description: string;
  category: string;
  price: Money;
  available: number;
  imageUrl?: string;
}

export interface CartLine {
  productId: string;
  quantity: number;
  name: string;
  unitPrice: Money;
  lineTotal: Money;
  available: number;
  availability: 'AVAILABLE' | 'INSUFFICIENT_STOCK' | 'DISCONTINUED';
}

export interface Cart {
  items: CartLine[];
  total: Money;
}

export interface Address {
  recipient: string;
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postalCode: string;
  country: string;
}

export interface SavedAddress extends Address {
  id: string;
}

export interface Card {
  token: string;
  brand: string;
  last4: string;
}

export type OrderStatus = 'PENDING' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'REJECTED' | 'CANCELLED';

export interface OrderLine {
  productId: string;
  quantity: number;
  name?: string;
  unitPrice?: Money;
  lineTotal?: Money;
}

export interface Order {
  id: string;
  status: OrderStatus;
  items: OrderLine[];
  total?: Money;
  payment?: { id: string; status: string; refunded: Money; brand: string; last4: string };
  shippingAddress: Address;
  rejection?: { code: string; detail: string };
  customerId: string;
  /** For admins: what keeps the order from going on. */
  lastError?: string;
  placedAt: string;
}

export interface OrderEvent {
  type: string;
  at: string;
  detail?: string;
}

/** An error response (RFC 9457). */
export interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  /** Finds the request in the logs of the shop. */
  requestId?: string;
  /** Finds it in the recorded traces. */
  traceId?: string;
  violations?: { field: string; message: string }[];
  orderId?: string;
  declineCode?: string;
  total?: Money;
  shortages?: { productId: string; requested: number; available: number }[];
}
