"""The pages' addresses: the part of a name before the colon is the folder of its view and template."""

from allauth.account import views as doors
from django.urls import URLPattern, URLResolver, include, path, register_converter

from fanlight.web import appearance, converters, favicon, health, home, robots
from fanlight.web.accounts import devices, welcome, you
from fanlight.web.exports import creator as creator_export
from fanlight.web.exports import list as list_export
from fanlight.web.exports import series as series_export
from fanlight.web.exports import work as work_export
from fanlight.web.feeds import creator as creator_feed
from fanlight.web.feeds import filter as filter_feed
from fanlight.web.feeds import index as feeds_index
from fanlight.web.feeds import series as series_feed
from fanlight.web.feeds import work as work_feed
from fanlight.web.feeds import works as works_feed
from fanlight.web.imports import (
    accept,
    again,
    decide,
    demo,
    file,
    job,
    preview,
    purge,
    receive,
    report,
    retry,
    review,
    reviews,
    step,
    undo,
)
from fanlight.web.imports import index as imports_index
from fanlight.web.kosync import auth, create, place, progress
from fanlight.web.kosync import health as sync_health
from fanlight.web.opds import begun, book, cover, fandoms, search, shelves
from fanlight.web.opds import root as opds_root
from fanlight.web.opds import series as opds_series
from fanlight.web.opds import works as opds_works
from fanlight.web.reading import consent, filter, filters, lists, save
from fanlight.web.tags import bins, cloud, completions, log, mass, media, names, queue, tag, trees
from fanlight.web.tags import decide as tags_decide
from fanlight.web.tags import index as tags_index
from fanlight.web.tags import mistakes as tags_mistakes
from fanlight.web.tags import search as tags_search
from fanlight.web.tags import undo as tags_undo
from fanlight.web.works import (
    changes,
    chapter,
    creator,
    delete,
    facets,
    folded,
    gate,
    history,
    jump,
    mistakes,
    original,
    picture,
    put_back,
    restore,
    restrict,
    send,
    series,
    trash,
    version,
    versions,
    whole,
    work,
)
from fanlight.web.works import list as works_list
from fanlight.web.works import purge as works_purge
from fanlight.web.works import tags as works_tags

register_converter(converters.KeyConverter, "key")
register_converter(converters.Sha256Converter, "sha256")
register_converter(converters.FormConverter, "form")
register_converter(converters.NumberConverter, "number")

_CHAPTER = "works/<key:key>/chapters/<number:position>/"

works = [
    path("works/", works_list.show, name="list"),
    path("facets/", facets.show, name="facets"),
    path("works/<key:key>/", work.show, name="work"),
    path(_CHAPTER, chapter.show, name="chapter"),
    path(f"{_CHAPTER}versions/", versions.show, name="versions"),
    path(f"{_CHAPTER}versions/<number:version>/", version.show, name="version"),
    path(f"{_CHAPTER}versions/<number:version>/changes/", changes.show, name="changes"),
    path(f"{_CHAPTER}versions/<number:version>/restore/", restore.restore, name="restore"),
    path("works/<key:key>/jump/", jump.lead, name="jump"),
    path("works/<key:key>/folded/", folded.show, name="folded"),
    path("works/<key:key>/send/", send.send, name="send"),
    path("works/<key:key>/mistakes/", mistakes.show, name="mistakes"),
    path("works/<key:key>/delete/", delete.delete, name="delete"),
    path("trash/", trash.show, name="trash"),
    path("trash/<key:key>/back/", put_back.put_back, name="put-back"),
    path("trash/<key:key>/purge/", works_purge.show, name="purge"),
    path("works/<key:key>/whole/", whole.show, name="whole"),
    path("works/<key:key>/tags/", works_tags.show, name="tags"),
    path("works/<key:key>/history/", history.show, name="history"),
    path("works/<key:key>/restrict/", restrict.decide, name="restrict"),
    path("gate/", gate.show, name="gate"),
    path("works/<key:key>/originals/<sha256:sha256>/", original.send, name="original"),
    path("pictures/<sha256:sha256>/", picture.send, name="picture"),
    path("series/<key:key>/", series.show, name="series"),
    path("creators/<key:key>/", creator.show, name="creator"),
]
tags = [
    path("tags/", tags_index.show, name="index"),
    path("tags/mistakes/", tags_mistakes.show, name="mistakes"),
    path("tags/completions/", completions.show, name="completions"),
    path("tags/names/<slug:kind>/", names.show, name="names"),
    path("tags/tag/", tag.show, name="tag"),
    path("tags/media/", media.show, name="media"),
    path("tags/trees/", trees.show, name="trees"),
    path("tags/cloud/", cloud.show, name="cloud"),
    path("tags/search/", tags_search.show, name="search"),
    path("tags/bins/", bins.show, name="bins"),
    path("tags/queue/", queue.show, name="queue"),
    path("tags/decide/", tags_decide.decide, name="decide"),
    path("tags/mass/", mass.decide, name="mass"),
    path("tags/log/", log.show, name="log"),
    path("tags/log/<key:key>/undo/", tags_undo.undo, name="undo"),
]
imports = [
    path("import/", imports_index.show, name="index"),
    path("import/receive/", receive.receive, name="receive"),
    path("import/demo/", demo.begin, name="demo"),
    path("import/reviews/", reviews.show, name="reviews"),
    path("import/reviews/accept/", accept.show, name="accept"),
    path("import/reviews/<key:key>/", review.show, name="review"),
    path("import/reviews/<key:key>/step/", step.take, name="step"),
    path("import/reviews/<key:key>/decide/", decide.decide, name="decide"),
    path("import/reviews/<key:key>/preview/", preview.show, name="preview"),
    path("import/<key:key>/", job.show, name="job"),
    path("import/<key:key>/report.<slug:form>", report.send, name="report"),
    path("import/<key:key>/undo/", undo.show, name="undo"),
    path("import/<key:key>/again/", again.begin, name="again"),
    path("import/<key:key>/purge/", purge.show, name="purge"),
    path("import/<key:key>/retry/", retry.begin, name="retry"),
    path("import/<key:key>/files/<number:number>/", file.send, name="file"),
]
exports = [
    path("works/download/<slug:form>/", list_export.send, name="list"),
    path("works/<key:key>/download/<slug:form>/", work_export.send, name="work"),
    path("series/<key:key>/download/<slug:form>/", series_export.send, name="series"),
    path("creators/<key:key>/download/<slug:form>/", creator_export.send, name="creator"),
]
reading = [
    path("filters/", filters.show, name="filters"),
    path("filters/save/", save.save, name="save"),
    path("filters/<key:key>/", filter.show, name="filter"),
    path("lists/", lists.show, name="lists"),
    path("works/<key:key>/consent/", consent.decide, name="consent"),
]
feeds = [
    path("follow/", feeds_index.show, name="index"),
    path("feeds/works.atom", works_feed.send, name="works"),
    path("feeds/works/<key:key>.atom", work_feed.send, name="work"),
    path("feeds/series/<key:key>.atom", series_feed.send, name="series"),
    path("feeds/creators/<key:key>.atom", creator_feed.send, name="creator"),
    path("feeds/filters/<key:key>.atom", filter_feed.send, name="filter"),
]
kosync = [
    path("kosync/users/create", create.refuse_all, name="create"),
    path("kosync/users/auth", auth.tell, name="auth"),
    path("kosync/syncs/progress", progress.put, name="progress"),
    path("kosync/syncs/progress/<str:document>", place.tell, name="place"),
    path("kosync/healthcheck", sync_health.tell, name="health"),
]
opds = [
    path("opds/", opds_root.show, {"form": "v1"}, name="root"),
    path("opds/<form:form>/", opds_root.show, name="root"),
    path("opds/<form:form>/works/", opds_works.show, name="works"),
    path("opds/<form:form>/begun/", begun.show, name="begun"),
    path("opds/<form:form>/shelves/", shelves.show, name="shelves"),
    path("opds/<form:form>/fandoms/", fandoms.show, name="fandoms"),
    path("opds/<form:form>/series/", opds_series.show, name="series"),
    path("opds/books/<key:key>.epub", book.send, name="book"),
    path("opds/covers/<key:key>.png", cover.send, name="cover"),
    path("opds/search.xml", search.describe, name="search"),
]
accounts = [
    path("welcome/<str:token>/", welcome.show, name="welcome"),
    path("you/", you.show, name="you"),
    path("you/devices/", devices.show, name="devices"),
]
# The four of allauth's views that are offered, under the names it knows them by; its others have no address.
account = [
    path("account/sign-in/", doors.login, name="account_login"),
    path("account/sign-out/", doors.logout, name="account_logout"),
    path("account/password/", doors.password_change, name="account_change_password"),
    path("account/shut-out/", doors.account_inactive, name="account_inactive"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show, name="home"),
    path("", include((works, "works"))),
    path("", include((tags, "tags"))),
    path("", include((imports, "imports"))),
    path("", include((exports, "exports"))),
    path("", include((reading, "reading"))),
    path("", include((feeds, "feeds"))),
    path("", include((kosync, "kosync"))),
    path("", include((opds, "opds"))),
    path("", include((accounts, "accounts"))),
    path("", include(account)),
    path("appearance/", appearance.show, name="appearance"),
    path("health/", health.show, name="health"),
    path("robots.txt", robots.show, name="robots"),
    path("favicon.ico", favicon.show, name="favicon"),
]
