"""What browsers may do with any answer of the site, beside what Django's own middleware says."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Nothing here needs a device. Passkeys of the desk are for its own pages.
_REFUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture"),
    *("encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock"),
    *("serial", "usb", "xr-spatial-tracking"),
)
_OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join(
    [*(f"{name}=()" for name in _REFUSED), *(f"{name}=(self)" for name in _OWN)]
)


def set_policies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no device, and no page of another site embeds what is here.

    Outside whitenoise, so that static files carry them too.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
