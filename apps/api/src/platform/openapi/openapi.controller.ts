import { Controller, Get } from '@nestjs/common';
import { PublicAddress } from '../access/public-address.decorator.js';
import { openApiDocument } from './openapi-document.js';

/** The API's own description. */
@Controller('api')
export class OpenApiController {
  private readonly document = openApiDocument();

  @PublicAddress()
  @Get('openapi.json')
  get(): unknown {
    return this.document;
  }
}
