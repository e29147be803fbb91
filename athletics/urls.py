from django.urls import URLPattern, URLResolver, path

def stub(request, **kw): ...
urlpatterns: list[URLPattern | URLResolver] = [
    path("championships/<slug:championship>/", stub, name="championship"),
]
