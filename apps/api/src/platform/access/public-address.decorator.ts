import { SetMetadata } from '@nestjs/common';

const PUBLIC_ADDRESS = Symbol('workback:public-address');

/** Marks the few operational addresses outside of the contract that anybody may call. */
export const PublicAddress = (): MethodDecorator => SetMetadata(PUBLIC_ADDRESS, true);

/** Says whether a handler is such an address. */
export const isPublicAddress = (handler: object): boolean => Reflect.getMetadata(PUBLIC_ADDRESS, handler) === true;
