// Registers a user and places an order with the generated clients.
// Usage: node place-order.js BASE_URL
import * as order from './order';
import * as payment from './payment';
import * as product from './product';
import * as user from './user';

const basePath = process.argv[2];

async function main() {
  const credentials = {
    email: `typescript-${crypto.randomUUID()}@example.com`,
    password: 'correct horse battery',
  };
  const anonymous = new user.Configuration({ basePath });
  await new user.AccountsApi(anonymous).registerUser({
    registration: { ...credentials, name: 'Terry Typescript' },
  });
  const tokens = await new user.TokensApi(anonymous).logIn({ credentials });
  const accessToken = tokens.accessToken;

  const products = await new product.CatalogueApi(
    new product.Configuration({ basePath }),
  ).listProducts({ inStock: true, limit: 1 });
  const card = await new payment.CardsApi(
    new payment.Configuration({ basePath, accessToken }),
  ).addCard({
    newCard: {
      number: '4242424242424242',
      holder: 'Terry Typescript',
      expMonth: 12,
      expYear: 2099,
      cvc: '123',
    },
  });
  const placed = await new order.CheckoutApi(
    new order.Configuration({ basePath, accessToken }),
  ).placeOrder({
    idempotencyKey: crypto.randomUUID(),
    placeOrder: {
      items: [{ productId: products.items[0].id, quantity: 1 }],
      cardToken: card.token,
      shippingAddress: {
        recipient: 'Terry Typescript',
        line1: '1 Main St',
        city: 'Springfield',
        postalCode: '12345',
        country: 'US',
      },
    },
  });
  console.log(`Order ${placed.id}: ${placed.status}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
