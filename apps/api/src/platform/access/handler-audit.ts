import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Route } from '@workback/contracts/platform/route';
import { routeOf } from '../route/route.decorator.js';
import { isPublicAddress } from './public-address.decorator.js';

/** Refuses to start with an address that nobody decided who may call, or with two handlers of one route. */
@Injectable()
export class HandlerAudit implements OnApplicationBootstrap {
  /** The routes of the contract that have a handler. */
  readonly handled = new Map<Route, string>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    for (const { metatype } of this.discovery.getControllers()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, object>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        this.admit(prototype[name]!, `${metatype.name}.${name}`);
      }
    }
  }

  /** Takes note of one handler; throws when its access was never decided. */
  admit(handler: object, name: string): void {
    if (!Reflect.hasMetadata(METHOD_METADATA, handler) || isPublicAddress(handler)) return;
    const route = routeOf(handler);
    if (!route) throw new Error(`${name} names no route of the contract and is not marked as a public address`);
    const other = this.handled.get(route);
    if (other) throw new Error(`${other} and ${name} both handle ${route.id}`);
    this.handled.set(route, name);
  }
}
